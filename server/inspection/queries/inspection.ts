import type { Selectable } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { lockStream } from '#platform/ledger/append.ts'
import type { Stage } from '../stages.ts'
import { type InspectionTable, inspections } from '../tables.ts'

/** An inspection with the name of its unit. */
export type Inspection = Selectable<InspectionTable> & { readonly unit_name: string }

/** An inspection whose sample is drawn: nothing of its announcement and draw is missing any more. */
export type DrawnInspection = Inspection & {
  readonly frozen_at: Date
  readonly freeze_entry: string
  readonly population_size: number
  readonly sample_size: number
  readonly drawn_at: Date
  readonly draw_entry: string
  readonly seed: Uint8Array
  readonly announced_size: number
}

/** Whether the population is frozen, so that the inspection is announced. */
export const isFrozen = (inspection: Inspection): inspection is Inspection & { readonly frozen_at: Date } =>
  inspection.frozen_at !== null

/** Whether the sample is drawn. The table checks that a drawn inspection has all of these. */
export const isDrawn = (inspection: Inspection): inspection is DrawnInspection =>
  inspection.stage === 'drawn' || inspection.stage === 'published'

const withUnit = (trx: Trx) =>
  inspections(trx)
    .selectFrom('inspection.inspection as inspection')
    .innerJoin('platform.unit as unit', 'unit.code', 'inspection.unit')
    .selectAll('inspection')
    .select('unit.name as unit_name')

/** One inspection that the person may see, or undefined. */
export const inspectionOf = (trx: Trx, id: string): Promise<Inspection | undefined> =>
  withUnit(trx).where('inspection.id', '=', id).executeTakeFirst()

/** Every inspection that the person may see, the newest first. */
export const allInspections = (trx: Trx): Promise<Inspection[]> =>
  withUnit(trx).orderBy('inspection.opened_at', 'desc').orderBy('inspection.id').execute()

/** Every inspection at a stage that the person may see, the one published last first. */
export const inspectionsAt = (trx: Trx, stage: Stage): Promise<Inspection[]> =>
  withUnit(trx).where('inspection.stage', '=', stage).orderBy('inspection.published_at', 'desc').execute()

/**
 * An inspection, with its stream locked until the transaction ends: acts on one inspection wait for each other, so none
 * is decided on a stage that another has just left.
 *
 * @returns undefined when there is none that the person may see
 */
export const lockInspection = async (trx: Trx, id: string): Promise<Inspection | undefined> => {
  if (!(await inspectionOf(trx, id))) return undefined
  await lockStream(trx, id)
  return inspectionOf(trx, id)
}

import type { Draw, PopulationItem } from '@candour/sampling'
import type { Trx } from '#platform/database/tables.ts'
import type { Replacement } from '../../../verifier/bundle/sample.ts'
import { inspections } from '../tables.ts'

/** What the population is stratified on, in this order. @source reference/inspection.md 3.3 */
export const strataFields = ['sex', 'disposal', 'risk'] as const

/** The frozen population, by the UTF-8 bytes of the ids. */
export const populationOf = async (trx: Trx, inspection: string): Promise<PopulationItem[]> => {
  const rows = await inspections(trx)
    .selectFrom('inspection.population')
    .selectAll()
    .where('inspection', '=', inspection)
    .orderBy('case')
    .execute()
  return rows.map(({ case: id, sex, disposal, risk }) => ({ id, strata: { sex, disposal, risk } }))
}

/** The drawn cases and those waiting to replace them, in the order of the draw. */
export const drawnCases = (trx: Trx, inspection: string) =>
  inspections(trx)
    .selectFrom('inspection.drawn_case')
    .selectAll()
    .where('inspection', '=', inspection)
    .orderBy('place')
    .execute()

/** The ids of the cases to be inspected now, in order. */
export const sampledIds = async (trx: Trx, inspection: string): Promise<string[]> =>
  (await drawnCases(trx, inspection)).filter(one => one.status === 'sampled').map(one => one.case)

/** The replacements so far, in the order in which they were made, from their entries. */
export const replacementsOf = async (trx: Trx, inspection: string): Promise<Replacement[]> => {
  const rows = await inspections(trx)
    .selectFrom('inspection.entry')
    .select('payload')
    .where('inspection', '=', inspection)
    .where('type', '=', 'inspection.replace')
    .orderBy('seq')
    .execute()
  return rows.map(row => JSON.parse(new TextDecoder().decode(row.payload)) as Replacement)
}

/** The rows of a draw, to be kept: the draw first, then the replacements. */
export const rowsOf = (inspection: string, { draw, replacements }: Draw) =>
  [...draw, ...replacements].map(({ id, stratum, rank }, at) => ({
    inspection,
    case: id,
    stratum,
    place: at + 1,
    rank,
    status: at < draw.length ? ('sampled' as const) : ('waiting' as const),
  }))

import { freezePopulation, sampleSize, standardDeviations } from '@candour/sampling'
import { eligiblePopulation, openWave } from '#caseload'
import { requestCheckpoint } from '#platform/ledger/checkpoint.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { Freezing } from '../../../verifier/bundle/disclosed.ts'
import { entryTypes } from '../../../verifier/bundle/envelope.ts'
import type { InspectionParams } from '../forms.ts'
import { type Inspection, lockInspection } from '../queries/inspection.ts'
import { strataFields } from '../queries/sample.ts'
import { writeEntry } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'

/**
 * Announces the inspection and freezes who can be drawn. From the checkpoint that covers this entry on, every change to
 * the record is one after the announcement.
 */
export const freeze: Command<InspectionParams> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('freeze', inspection.stage)
  if (objection) return refuse([{ field: '', message: objection }])

  const window = { from: inspection.cohort_from, until: inspection.cohort_to }
  const eligible = await eligiblePopulation(trx, inspection.unit, window)
  const size = sizeOf(inspection, eligible.length)
  if (typeof size === 'string') return refuse([{ field: '', message: size }])

  const { items, root } = freezePopulation(eligible)
  const freezing: Freezing = {
    populationRoot: root,
    populationSize: items.length,
    sampleSize: size,
    strataFields,
  }
  const type = entryTypes.freeze
  const entry = await writeEntry(trx, { inspection: inspection.id, type, payload: freezing, author: actor, now })
  await inspections(trx)
    .insertInto('inspection.population')
    .values(eligible.map(({ id, strata }) => ({ inspection: inspection.id, case: id, ...strata })))
    .execute()
  await inspections(trx)
    .updateTable('inspection.inspection')
    .set({
      stage: 'frozen',
      frozen_at: now,
      freeze_entry: entry,
      population_root: Buffer.from(root, 'hex'),
      population_size: items.length,
      sample_size: size,
    })
    .where('id', '=', inspection.id)
    .execute()
  await openWave(trx, { inspection: inspection.id, pdu: inspection.unit, now })
  await requestCheckpoint(trx)
  return done(
    `${inspection.unit_name} is announced. ${items.length} cases are frozen, of which ${size} will be drawn.`,
    `/inspections/${inspection.id}`,
  )
}

/** Cases to draw, or why none can be. */
const sizeOf = (inspection: Inspection, population: number): number | string => {
  const { rule_fixed: fixed, rule_confidence: confidence, rule_margin: margin } = inspection
  if (population === 0)
    return 'No case of this unit started in the cohort window. Open an inspection with another window'
  if (fixed !== null) {
    return fixed <= population
      ? fixed
      : `Only ${population} cases started in the cohort window, and ${fixed} were to be drawn`
  }
  if (confidence === null || margin === null)
    throw new Error('An inspection has a fixed size or a confidence and margin')
  const aim = { population, z: standardDeviations(confidence / 100), margin: margin / 100, share: 0.5 }
  return sampleSize(aim).nearest
}

import { drawFrom, freezePopulation } from '@candour/sampling'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { Drawing } from '../../../verifier/bundle/disclosed.ts'
import { digestOfDraw } from '../../../verifier/bundle/draw-again.ts'
import { entryTypes } from '../../../verifier/bundle/envelope.ts'
import { seedOf } from '../../../verifier/bundle/seed.ts'
import type { InspectionParams } from '../forms.ts'
import { announcedCheckpoint } from '../queries/announced.ts'
import { lockInspection } from '../queries/inspection.ts'
import { populationOf, rowsOf, strataFields } from '../queries/sample.ts'
import { openRecords } from '../record/open-records.ts'
import { writeEntry } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'

const POPULATION_CHANGED =
  'The stored list of cases is not the one that was frozen: its root differs, so nothing is drawn. The population page names what was taken out or put in'
const NOT_SIGNED_YET = 'The log has not signed the announcement yet. This takes a few seconds: try again'

/**
 * Reveals both contributions and draws. Only after a signed checkpoint covers the freeze: from then on nobody can fit
 * the population to the seed.
 */
export const drawSample: Command<InspectionParams> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('draw', inspection.stage)
  if (objection) return refuse([{ field: '', message: objection }])

  const announced = await announcedCheckpoint(trx, inspection)
  if (!announced) return refuse([{ field: '', message: NOT_SIGNED_YET }])

  const contributions = await inspections(trx)
    .selectFrom('inspection.secret')
    .selectAll()
    .where('inspection', '=', inspection.id)
    .executeTakeFirstOrThrow()
  const seed = seedOf(contributions)
  const population = freezePopulation(await populationOf(trx, inspection.id))
  if (!inspection.population_root || population.root !== hex(inspection.population_root)) {
    return refuse([{ field: '', message: POPULATION_CHANGED }])
  }
  const drawn = drawFrom(population, { size: inspection.sample_size ?? 0, seed, strataFields })
  const drawing: Drawing = {
    announced: { size: announced.size, root: hex(announced.root) },
    contributions: { inspectorate: hex(contributions.inspectorate), service: hex(contributions.service) },
    seed,
    draw: digestOfDraw(drawn),
  }
  const type = entryTypes.draw
  const entry = await writeEntry(trx, { inspection: inspection.id, type, payload: drawing, author: actor, now })
  await inspections(trx).insertInto('inspection.drawn_case').values(rowsOf(inspection.id, drawn)).execute()
  await inspections(trx)
    .updateTable('inspection.inspection')
    .set({
      stage: 'drawn',
      drawn_at: now,
      draw_entry: entry,
      seed: Buffer.from(seed, 'hex'),
      announced_size: announced.size,
    })
    .where('id', '=', inspection.id)
    .execute()
  const sample = drawn.draw.map(one => one.id)
  await openRecords(trx, { inspection, people: sample, now })
  return done(`${sample.length} cases drawn.`, `/inspections/${inspection.id}/sample`)
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

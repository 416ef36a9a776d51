import { frameworkOf, rateInspection } from '@candour/rating'
import { drawFrom, freezePopulation } from '@candour/sampling'
import type { Trx } from '#platform/database/tables.ts'
import type { InspectionDocument } from '../../../verifier/bundle/document.ts'
import { disclosedActs } from '../queries/acts.ts'
import { answersByCase, judgementsOf } from '../queries/answers.ts'
import type { DrawnInspection } from '../queries/inspection.ts'
import { populationOf, replacementsOf, sampledIds } from '../queries/sample.ts'

/** What publication adds to what is recorded: the recommendations, and the conditions of work as they stood. */
export type Addition = Pick<InspectionDocument, 'recommendations' | 'conditions'>

/** `inspection.json` as a value: everything that was decided, drawn, answered and rated, and no personal data. */
export const documentOf = async (
  trx: Trx,
  inspection: DrawnInspection,
  addition: Addition,
): Promise<InspectionDocument> => {
  const framework = frameworkOf(inspection.framework)
  const entries = await disclosedActs(trx, {
    open: inspection.open_entry,
    freeze: inspection.freeze_entry,
    draw: inspection.draw_entry,
  })
  const { notice, fieldwork, cohort, sampleRule, commitments } = entries.open.payload
  const { sampleSize: size, strataFields } = entries.freeze.payload
  const { seed, contributions, announced } = entries.draw.payload

  const population = freezePopulation(await populationOf(trx, inspection.id))
  const answers = await answersByCase(trx, inspection.id, await sampledIds(trx, inspection.id))
  const domainOne = await judgementsOf(trx, inspection.id)
  return {
    v: 1,
    inspection: inspection.id,
    unit: { code: inspection.unit, name: inspection.unit_name },
    framework: plain(framework),
    notice,
    fieldwork,
    cohort,
    announced: { size: announced.size, at: entries.freeze.envelope.recorded },
    population: { root: population.root, items: population.items, excluded: population.excluded },
    seed: { commitments, contributions, seed },
    sample: { rule: sampleRule, size, strataFields },
    draw: drawFrom(population, { size, seed, strataFields }),
    replacements: await replacementsOf(trx, inspection.id),
    answers,
    domainOne,
    rating: plain(rateInspection({ framework, answers, domainOne, populationSize: population.items.length })),
    entries,
    ...addition,
  }
}

/** JSON has no undefined: a member that is not there and one that is undefined are the same. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

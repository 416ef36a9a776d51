import { frameworkOf, type InspectionResult, rateInspection } from '@candour/rating'
import type { Trx } from '#platform/database/tables.ts'
import { answersByCase, judgementsOf } from './answers.ts'
import type { DrawnInspection } from './inspection.ts'
import { sampledIds } from './sample.ts'

/** The ratings as the answers give them now. */
export const ratingOf = async (trx: Trx, inspection: DrawnInspection): Promise<InspectionResult> =>
  rateInspection({
    framework: frameworkOf(inspection.framework),
    answers: await answersByCase(trx, inspection.id, await sampledIds(trx, inspection.id)),
    domainOne: await judgementsOf(trx, inspection.id),
    populationSize: inspection.population_size,
  })

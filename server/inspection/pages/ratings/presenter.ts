import type { InspectionResult } from '@candour/rating'
import type { Actor } from '#platform/access/actor.ts'
import type { ConditionsOfWork } from '#workforce'
import type { DrawnInspection } from '../../queries/inspection.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { type ConditionsView, presentConditions } from './conditions.ts'
import { type Profile, profileOf } from './profile.ts'
import { questionsTable } from './questions.ts'

export type RatingsFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly result: InspectionResult
  readonly conditions: ConditionsOfWork
}

type RatingsView = InspectionFrame & {
  readonly profile: Profile
  readonly questions: ReturnType<typeof questionsTable>
  readonly conditions: ConditionsView
}

/** Every word of the page of ratings. */
export const presentRatings = ({ inspection, actor, result, conditions }: RatingsFacts): RatingsView => {
  const byCases = new Set(result.standards.filter(one => one.basis === 'cases').map(one => one.code))
  return {
    ...inspectionFrame(inspection, actor, 'ratings', 'Ratings'),
    profile: profileOf(result, code => (byCases.has(code) ? `/inspections/${inspection.id}/ratings/${code}` : null)),
    questions: questionsTable(result),
    conditions: presentConditions(conditions),
  }
}

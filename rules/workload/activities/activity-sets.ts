import type { Figure } from '../figure.ts'
import { known, unknown } from '../figure.ts'
import type { ActivitySetData } from './activity-set.ts'
import { checkedActivitySet } from './activity-set-check.ts'
import { example2026 } from './example-2026-11.ts'

/** Every set of task times that Candour ships, oldest first. */
export const activitySets: readonly ActivitySetData[] = [example2026].map(checkedActivitySet)

/** The set in force on a day; unknown before the first. */
export const activitySetOn = (
  day: string,
  sets: readonly ActivitySetData[] = activitySets,
): Figure<ActivitySetData> => {
  const set = sets
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  return set ? known(set) : unknown(`no task times were in force on ${day}`)
}

import type { Figure } from '../figure.ts'
import { known, unknown } from '../figure.ts'
import type { Location } from '../location.ts'
import type { ActivitySetData, ActivityTask, CaseStatus, RiskLetter } from './activity-set.ts'

/** A tier as far as the tasks depend on it. */
type TierParts = { readonly letter: RiskLetter; readonly digit: 0 | 1 | 2 | 3; readonly suspended: boolean }

/** One task of one case, with the minutes a week that it comes to. */
export type TaskTime = { readonly task: ActivityTask; readonly times: number; readonly minutesAWeek: number }

/** What a weight stands for: every task, the responsive share on top, and the sum. Minutes a week, not rounded. */
export type CaseTime = {
  readonly tasks: readonly TaskTime[]
  readonly named: number
  readonly responsive: number
  readonly total: number
}

/** The parts of a tier's name, A3 to D0 and the same with S; unknown for anything else. */
export const tierParts = (tier: string): Figure<TierParts> => {
  const found = /^([ABCD])([0-3])(S?)$/.exec(tier)
  if (!found) return unknown(tier === 'UNTIERED' ? 'there is no tier yet' : `no tasks are set for tier ${tier}`)
  return known({
    letter: found[1] as RiskLetter,
    digit: Number(found[2]) as TierParts['digit'],
    suspended: found[3] === 'S',
  })
}

/**
 * The minutes a week that one case takes, task by task. A tier with S is suspended whatever the status says.
 *
 * @returns unknown without a tier that the tasks know
 */
export const caseTime = (
  { tier, location, status }: { readonly tier: string; readonly location: Location; readonly status: CaseStatus },
  set: ActivitySetData,
): Figure<CaseTime> => {
  const parts = tierParts(tier)
  if (!parts.known) return parts
  const { letter, digit, suspended } = parts.value
  const stands = suspended && status !== 'warrant' ? 'suspended' : status
  const tasks = set.tasks
    .filter(task => task.locations.includes(location) && task.statuses.includes(stands))
    .map(task => {
      const often = typeof task.times === 'number' ? task.times : task.times[letter]
      const times = task.byNeed ? often * (set.needShare[digit] ?? 0) : often
      return { task, times, minutesAWeek: (task.minutes * times) / task.inWeeks }
    })
    .filter(({ times }) => times > 0)
  return known(withResponsive(tasks, set))
}

const withResponsive = (tasks: readonly TaskTime[], { responsiveShare }: ActivitySetData): CaseTime => {
  const named = tasks.reduce((sum, { minutesAWeek }) => sum + minutesAWeek, 0)
  const responsive = (named * responsiveShare) / 100
  return { tasks, named, responsive, total: named + responsive }
}

/** Points that a full-time week stands for, by the targets of a rule set: 2,176 in 37 hours are 58.81 an hour. */
export const pointsAnHour = (data: {
  readonly targets: { readonly po: number }
  readonly fullTimeHours: { readonly po: number }
}): number => data.targets.po / data.fullTimeHours.po

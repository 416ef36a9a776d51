import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import { plusMonths } from './months.ts'

/** What counts as long vacant, over how long turnover is taken, and how experience is grouped. */
export type PeopleRules = {
  readonly longVacantDays: number
  readonly turnoverMonths: number
  /** Years from which each band begins, ascending, with its name. */
  readonly experience: readonly { readonly fromYears: number; readonly title: string }[]
  readonly source: string
}

/** The rules in force. No national definition was found; the bands let the audit office's "four years or less" be read. */
export const peopleRules: PeopleRules = {
  longVacantDays: 90,
  turnoverMonths: 12,
  experience: [
    { fromYears: 0, title: 'Less than 1 year' },
    { fromYears: 1, title: '1 to 4 years' },
    { fromYears: 5, title: '5 to 9 years' },
    { fromYears: 10, title: '10 years or more' },
  ],
  source: 'Our own reading: no national definition of long vacant, turnover or bands of experience was found',
}

/** How a post stands from a day on. Days are `YYYY-MM-DD`. */
export type PostState = {
  readonly post: number
  readonly team: string
  readonly grade: string
  readonly funded: boolean
  readonly holder: string | null
  readonly from: string
}

/** Somebody on the staff of a team. Days may be unknown. */
export type Person = {
  readonly code: string
  readonly grade: string
  readonly joined: string | null
  /** The first day on which they work here no more. */
  readonly left: string | null
}

/** A post on a day; `vacantSince` null when somebody holds it. */
export type PostOnDay = PostState & { readonly vacantSince: string | null }

/** Whether somebody works here on a day. */
export const worksOn = ({ joined, left }: Pick<Person, 'joined' | 'left'>, day: string): boolean =>
  (joined === null || joined <= day) && (left === null || left > day)

/**
 * The posts that are funded on a day. A post whose holder has left is vacant since then, whether or not anybody has said so; days
 * before its first state are not known and count nowhere.
 *
 * @param states in the order in which they were recorded: of two of one day the later counts
 */
export const postsOnDay = (
  states: readonly PostState[],
  leftOn: (holder: string) => string | null,
  day: string,
): readonly PostOnDay[] => {
  const latest = new Map<number, PostState>()
  for (const state of states) {
    const other = latest.get(state.post)
    if (state.from <= day && (!other || other.from <= state.from)) latest.set(state.post, state)
  }
  return [...latest.values()]
    .filter(({ funded }) => funded)
    .map(state => ({ ...state, vacantSince: vacantSince(state, leftOn, day) }))
}

const vacantSince = ({ holder, from }: PostState, leftOn: (holder: string) => string | null, day: string) => {
  if (holder === null) return from
  const left = leftOn(holder)
  return left !== null && left <= day ? left : null
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000

/** Whether a post has been vacant for longer than the rules allow. */
export const isLongVacant = (vacant: string | null, day: string, { longVacantDays }: PeopleRules): boolean =>
  vacant !== null && daysBetween(vacant, day) > longVacantDays

/**
 * Percent of staff who left in the months before a day: leavers divided by the mean of staff at both ends.
 *
 * @returns unknown when nobody worked there
 */
export const turnover = (people: readonly Person[], day: string, { turnoverMonths }: PeopleRules): Figure => {
  const start = plusMonths(day, -turnoverMonths)
  const mean = (people.filter(one => worksOn(one, start)).length + people.filter(one => worksOn(one, day)).length) / 2
  if (mean === 0) return unknown('nobody worked there in these months')
  return known((leaversBefore(people, day, turnoverMonths).length / mean) * 100)
}

/** Who left in the months before a day. */
export const leaversBefore = <P extends Person>(people: readonly P[], day: string, months: number): readonly P[] => {
  const start = plusMonths(day, -months)
  return people.filter(({ left }) => left !== null && left > start && left <= day)
}

/** Whole years from one day to another, as people count birthdays. */
export const yearsBetween = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** How many of the people have how much experience here; those whose first day is not recorded are counted apart. */
export const experienceOf = (
  people: readonly Person[],
  day: string,
  { experience }: PeopleRules,
): { readonly bands: readonly { readonly title: string; readonly count: number }[]; readonly notRecorded: number } => ({
  bands: experience.map(({ fromYears, title }, at) => ({
    title,
    count: people.filter(({ joined }) => {
      const years = joined === null ? -1 : yearsBetween(joined, day)
      return years >= fromYears && years < (experience[at + 1]?.fromYears ?? Number.POSITIVE_INFINITY)
    }).length,
  })),
  notRecorded: people.filter(({ joined }) => joined === null).length,
})

/**
 * Staff for each senior probation officer.
 *
 * @returns unknown when there is none
 */
export const spanOfControl = (people: readonly Pick<Person, 'grade'>[]): Figure => {
  const seniors = people.filter(({ grade }) => grade === 'SPO').length
  return seniors === 0 ? unknown('no senior probation officer') : known((people.length - seniors) / seniors)
}

import type { BrokenLimit } from './broken.ts'
import { type Level, levelAbove, levelNames, rankOf } from './level.ts'
import type { Band, LimitSetData } from './limit-set.ts'
import { limitOf } from './limit-sets.ts'

/** What of a broken limit says who decides. */
export type Deciding = Pick<BrokenLimit, 'kind' | 'after' | 'name' | 'decides'>

/** Somebody who would decide. */
export type Decider = {
  readonly level: Level
  /** They manage the officer themselves. */
  readonly isLineManager: boolean
}

/** Whether somebody may decide: alone, with one other person, or not at all. */
export type Authority = {
  readonly may: 'alone' | 'together' | 'not'
  /** The lowest level that decides alone. */
  readonly needs: Level
  readonly mostDays: number
  readonly source: string
  /** In words: who decides. */
  readonly says: string
}

/** The band that a broken limit falls into: the highest that its figure is above. */
export const bandOf = (set: LimitSetData, { kind, after }: Pick<BrokenLimit, 'kind' | 'after'>): Band => {
  const [lowest, ...higher] = limitOf(set, kind).bands
  if (!lowest) throw new RangeError(`${set.id} says nobody who may go beyond "${kind}"`)
  return higher.reduce(
    (band, next) => (after.known && next.above !== null && after.value > next.above ? next : band),
    lowest,
  )
}

/** "Workload above 110%, here above 150%: the regional director or a higher level decides alone, or two people ...". */
const inWords = (
  set: LimitSetData,
  { kind, name }: Deciding,
  { band, decides, together }: { readonly band: Band; readonly decides: Level; readonly together: Level | null },
): string => {
  const isHigher = band.above !== null && band.above !== limitOf(set, kind).bands[0]?.above
  const what = isHigher ? `${name}, here above ${band.above}%` : name
  const alone = `${what}: the ${levelNames[decides]} or a higher level decides alone`
  if (together === null) return alone
  return `${alone}, or two people from the ${levelNames[together]} up together, not both of them managing the officer`
}

/**
 * Whether somebody may decide to go beyond a limit.
 *
 * @returns `together` when a second person must agree: never is it the officer's own line manager alone above
 *   `lineManagerAloneUpTo`
 * @source the bands of the set
 */
export const mayDecideOverload = (
  set: LimitSetData,
  broken: Deciding,
  { level, isLineManager }: Decider,
): Authority => {
  const band = bandOf(set, broken)
  const { mostDays, source } = band
  const decides = broken.decides ?? band.alone
  const percent = broken.kind === 'workload' && broken.after.known ? broken.after.value : 0
  const notAlone = isLineManager && percent > set.lineManagerAloneUpTo
  const together = band.together ?? (notAlone ? decides : null)
  const says = inWords(set, broken, { band, decides, together })
  const reaches = (wanted: Level | null): boolean => wanted !== null && rankOf(level) >= rankOf(wanted)
  const may = reaches(decides) && !notAlone ? 'alone' : reaches(together) ? 'together' : 'not'
  const needs = notAlone && reaches(decides) ? levelAbove(level) : decides
  return { may, needs, mostDays, source, says }
}

/**
 * Whether a second person may agree to what another proposed.
 *
 * @returns false when both are one person's level too low, or when neither is anybody but the line manager
 */
export const mayAgree = (set: LimitSetData, broken: Deciding, proposer: Decider, second: Decider): boolean => {
  if (mayDecideOverload(set, broken, second).may === 'alone') return true
  const both = [proposer, second].every(one => mayDecideOverload(set, broken, one).may !== 'not')
  return both && !(proposer.isLineManager && second.isLineManager)
}

/** What a decision covers: one limit up to a figure, until a day; without a figure only the cases that it names. */
export type Cover = {
  readonly limit: string
  readonly upTo: number | null
  readonly cases: readonly string[]
  /** Last day on which it holds. */
  readonly until: string
}

/**
 * Whether a decision covers a broken limit on a day.
 *
 * @param cases the people whose cases are given, by pseudonym
 * @returns false once it has run out, and for a figure above the one that was decided
 */
export const covers = (
  { limit, upTo, cases: decided, until }: Cover,
  broken: Pick<BrokenLimit, 'limit' | 'after'>,
  cases: readonly string[],
  today: string,
): boolean => {
  if (limit !== broken.limit || until < today) return false
  if (upTo !== null && broken.after.known) return broken.after.value <= upTo
  return cases.every(one => decided.includes(one))
}

import type { Figure, Location, RuleSet } from '@candour/workload'
import { casePoints, cellOf, known, ruleSetOn, tierCode, unknown } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Inactive } from './spans.ts'

/** Which posts are asked for: those of some teams, or of some officers; all when neither is given. */
export type Within = { readonly teams?: readonly string[]; readonly officers?: readonly string[] }

/** What a person counts as. */
export type Sort = {
  readonly tier: string | null
  readonly location: Location | null
  readonly inactive: Inactive | null
  /** The sentence should have ended, and no entry says that it has. */
  readonly overdue: boolean
}

/** How many people are of one sort. */
export type CasesOfSort = Sort & { readonly cases: number }

/** What the posts asked for hold together on a day, by what the record says now. */
export const casesOn = async (trx: Trx, { teams, officers }: Within, day: Day): Promise<readonly CasesOfSort[]> => {
  const { rows } = await sql<CasesOfSort>`
    select * from workforce.cases_by_sort(${day}, ${teams ?? null}::text[], ${officers ?? null}::text[])`.execute(trx)
  return rows
}

/** A post and what it holds. */
export type CasesOfPost = {
  readonly team: string
  readonly officer: string
  readonly sorts: readonly CasesOfSort[]
}

/**
 * What every post holds on a day, by what the record says now; posts that hold nobody are left out.
 *
 * @param sortNamed the reader of words, for one who goes on to read more of them
 */
export const casesOfPosts = async (
  trx: Trx,
  { teams, officers }: Within,
  day: Day,
  sortNamed = sortsByWord(),
): Promise<readonly CasesOfPost[]> => {
  const { rows } = await sql<{ team: string; officer: string; sorts: string }>`
    select * from workforce.cases_of_posts(${day}, ${teams ?? null}::text[], ${officers ?? null}::text[])`.execute(trx)
  return rows.map(({ team, officer, sorts }) => ({ team, officer, sorts: sorts.split('\n').map(sortNamed) }))
}

const locationOf: Readonly<Record<string, Location>> = { c: 'community', u: 'custody', l: 'licence' }
const inactiveOf: Readonly<Record<string, Inactive>> = { w: 'warrant', u: 'unpaid-work-only' }

/**
 * Reads the words of `workforce.sort_word`: a nation has some hundred sorts and a quarter of a million people, so each word is read
 * once, and the same word is the same object.
 */
export const sortsByWord = (): ((word: string) => CasesOfSort) => {
  const read = new Map<string, CasesOfSort>()
  return word => {
    const before = read.get(word)
    if (before) return before
    const [location = '', inactive = '', overdue = ''] = word
    const tier = word.slice(3)
    const sort = {
      tier: tier === '' ? null : tier,
      location: locationOf[location] ?? null,
      inactive: inactiveOf[inactive] ?? null,
      overdue: overdue === 'o',
      cases: 1,
    }
    read.set(word, sort)
    return sort
  }
}

/** Code of the tier that no tier has been set for. */
const UNTIERED = 0

/** Percent of its points that a case keeps: 100 unless it is inactive. Of two reasons the one that keeps less counts. */
export const keptPercent = ({ inactive, overdue }: Pick<Sort, 'inactive' | 'overdue'>, { data }: RuleSet): number =>
  Math.min(
    inactive === 'warrant' ? data.inactive.warrants : 100,
    inactive === 'unpaid-work-only' ? data.inactive.unpaidWork : 100,
    overdue ? data.inactive.overdueTermination : 100,
  )

/** The tier by which a case is weighed: untiered for none, and for one that the rules do not know. */
const weighedTier = (tier: string | null, ruleSet: RuleSet): number =>
  tier === null ? UNTIERED : (tierCode(tier, ruleSet) ?? UNTIERED)

/** Everything that a post holds, as the rules count it. */
export type Holding = {
  /** People who count for the post at all. */
  readonly all: number
  /** Cases that count towards the workload. */
  readonly counting: number
  /** By location and tier, in the order of `cellOf`; an inactive case by the share that it keeps. */
  readonly cells: readonly number[]
  readonly inactive: number
  readonly overdue: number
  /** Cases that count and have no tier that the rules know: they weigh nothing. */
  readonly untiered: number
  /** People of whom no sentence is recorded: no case yet. */
  readonly withoutSentence: number
}

/** Adds up the sorts of one post. */
export const holdingOf = (sorts: readonly CasesOfSort[], ruleSet: RuleSet): Holding => {
  // Not a Float64Array: each of those is memory of its own that has to be given back, a third of the time of a nation's history.
  const cells = new Array<number>(ruleSet.caseWeights.length).fill(0)
  const sum = { all: 0, counting: 0, inactive: 0, overdue: 0, untiered: 0, withoutSentence: 0 }
  for (const sort of sorts) {
    sum.all += sort.cases
    if (sort.location === null) {
      sum.withoutSentence += sort.cases
      continue
    }
    const kept = keptPercent(sort, ruleSet)
    if (sort.overdue) sum.overdue += sort.cases
    if (sort.inactive !== null) sum.inactive += sort.cases
    if (kept === 0) continue
    const code = weighedTier(sort.tier, ruleSet)
    if (code === UNTIERED) sum.untiered += sort.cases
    sum.counting += sort.cases
    const cell = cellOf(sort.location, code, ruleSet)
    cells[cell] = (cells[cell] ?? 0) + (sort.cases * kept) / 100
  }
  return { ...sum, cells }
}

/**
 * Points a week that one more case adds to whoever takes it, by the rules of a day.
 *
 * @returns unknown without a tier or a location, for a tier that the rules do not know, and before the first rule set
 */
export const pointsOfCase = (
  { tier, location }: { readonly tier: string | null; readonly location: Location | null },
  on: Day,
): Figure => {
  const rules = ruleSetOn(on)
  if (!rules.known) return rules
  if (tier === null) return unknown('no tier is recorded')
  if (location === null) return unknown('no sentence is recorded')
  const code = tierCode(tier, rules.value)
  if (code === undefined) return unknown(`the rules of that day have no tier ${tier}`)
  return known(casePoints(location, code, false, rules.value))
}

import {
  type EscalationKind,
  type Level,
  type LimitSetData,
  lastDayWithin,
  limitOf,
  weeksRunningAbove,
} from '@candour/allocation'
import { daysAfter } from '@candour/timeliness'
import { shown } from '@candour/workload'
import { type CaseFacts, caseFacts } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { livePosts, type OfficerLoad, postKey, protectionsOn, type WeekLoad, weeklyHistoryOfPosts } from '#workforce'
import { decidedByOfficer, type Overload } from '../overload/decisions.ts'
import { protectionsBrokenNow } from '../overload/protections-broken.ts'
import { pointsText } from '../pages/words.ts'
import type { Fact } from '../record/tables.ts'

/** Something beyond a limit as it stands now: of what kind, where, about whom, and the facts. */
export type Breach = {
  readonly kind: EscalationKind
  readonly unit: string
  readonly subject: string
  readonly officer: string | null
  readonly personId: string | null
  readonly facts: readonly Fact[]
  /** The level that has it first. */
  readonly first: Level
}

/** Weeks of history that an escalation shows. */
const WEEKS_SHOWN = 12
const DAYS_OF_A_WEEK = 7

const notAssessed = 'not-assessed'

const riskWords: Readonly<Record<string, string>> = {
  'very-high': 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  [notAssessed]: 'Not assessed',
}

const waitingBreach = (one: CaseFacts, set: LimitSetData, today: Day): Breach | undefined => {
  if (one.waitingSince === null) return undefined
  const risk = one.risk ?? notAssessed
  const last = lastDayWithin(set, { since: one.waitingSince, risk, tier: one.tier })
  if (today <= last) return undefined
  const facts = [
    { label: 'Waiting since', value: dayText(one.waitingSince) },
    { label: 'Last day within the limit', value: dayText(last) },
    { label: 'Risk of serious harm', value: riskWords[risk] ?? risk },
    { label: 'Tier', value: one.tier ?? 'Not recorded' },
  ]
  // Their own team does not meet somebody whose record is restricted to others; the head keeps the lists of the record.
  const first = one.restricted ? 'pdu-head' : 'spo'
  return { kind: 'waiting', unit: one.team, subject: one.personId, officer: null, personId: one.personId, facts, first }
}

const loadFacts = (post: OfficerLoad): Fact[] => [
  { label: 'Officer', value: post.name },
  { label: 'Workload now', value: post.percent.known ? `${shown(post.percent)}%` : `Unknown: ${post.percent.why}` },
  { label: 'Points used', value: pointsText(post.used) },
  { label: 'Points available', value: pointsText(post.available) },
  { label: 'Cases', value: post.cases === null ? 'Unknown' : String(post.cases) },
]

const aboveLimit = (post: OfficerLoad, weeks: readonly WeekLoad[], set: LimitSetData): Breach | undefined => {
  const running = weeksRunningAbove(weeks, set.workload.redAbove)
  if (running < set.workload.redWeeks) return undefined
  const history = weeks.map(week => (week.percent.known ? `${shown(week.percent)}%` : 'unknown')).join(', ')
  const atLeast = running === weeks.length ? ' or more' : ''
  const facts = [
    ...loadFacts(post),
    { label: `Weeks running above ${set.workload.redAbove}%`, value: `${running}${atLeast}` },
    { label: 'Week by week, the oldest first', value: history },
  ]
  return {
    kind: 'above-limit',
    unit: post.team,
    subject: post.officer,
    officer: post.officer,
    personId: null,
    facts,
    first: 'spo',
  }
}

const isAbove = ({ percent, named }: OfficerLoad, set: LimitSetData): boolean =>
  named && percent.known && percent.value > set.workload.redAbove

/** Decisions that have run out while the officer is still above the limit, and that no later decision has taken the place of. */
const runOut = (
  above: readonly OfficerLoad[],
  decisions: ReadonlyMap<string, readonly Overload[]>,
  set: LimitSetData,
  today: Day,
): readonly Breach[] => {
  const limit = limitOf(set, 'workload').kind
  return above.flatMap(post => {
    const decided = (decisions.get(post.officer) ?? []).filter(
      one => one.team === post.team && one.limits.some(({ kind }) => kind === limit),
    )
    const [last] = decided.toSorted((a, b) => (a.until < b.until ? 1 : -1))
    if (!last || last.until >= today) return []
    const facts = [
      ...loadFacts(post),
      { label: 'Decided by', value: last.decided_name ?? '' },
      { label: 'Last day of the decision', value: dayText(last.until) },
    ]
    const about = { unit: post.team, subject: post.officer, officer: post.officer, personId: null }
    return [{ kind: 'run-out' as const, ...about, facts, first: 'spo' as const }]
  })
}

/** Protections that are broken by what somebody holds and that no decision in force covers. */
const protectionBreaches = async (
  trx: Trx,
  posts: readonly OfficerLoad[],
  decisions: ReadonlyMap<string, readonly Overload[]>,
  today: Day,
): Promise<readonly Breach[]> => {
  const officers = [...new Set(posts.filter(one => one.named).map(one => one.officer))]
  const protectedOnes = await protectionsOn(trx, officers, today)
  const held = Map.groupBy(await caseFacts(trx, { heldBy: [...protectedOnes.keys()] }), one => one.officer)
  const nameOf = new Map(posts.map(one => [one.officer, one.name]))
  const found: Breach[] = []
  for (const [officer, protections] of protectedOnes) {
    const own = held.get(officer) ?? []
    const decided = (decisions.get(officer) ?? []).filter(one => one.until >= today)
    const coveredBy = (limit: string): readonly string[] =>
      decided.filter(one => one.limits.some(each => each.limit === limit)).flatMap(one => one.cases)
    for (const { protection, cases } of protectionsBrokenNow(protections, own)) {
      const covered = coveredBy(`protection:${protection.id}`)
      const [uncovered] = cases.filter(one => !covered.includes(one))
      const unit = own.find(one => one.personId === uncovered)?.team
      if (!unit) continue
      const facts = [
        { label: 'Officer', value: nameOf.get(officer) ?? officer },
        { label: 'Protection', value: protection.name },
        ...protection.ingredients,
        { label: 'Where it comes from', value: protection.source },
      ]
      found.push({
        kind: 'protection',
        unit,
        subject: `${officer}/${protection.id}`,
        officer,
        personId: null,
        facts,
        first: 'spo',
      })
    }
  }
  return found
}

/**
 * Everything beyond its limit in some teams on a day, from the record; all teams when none are given. What nobody knows is no
 * breach: a figure that is unknown is shown as such where figures are.
 */
export const breachesIn = async (
  trx: Trx,
  teams: readonly string[] | undefined,
  set: LimitSetData,
  today: Day,
): Promise<readonly Breach[]> => {
  const waiting = await caseFacts(trx, { waitingIn: teams ?? 'everywhere' })
  const posts = await livePosts(trx, teams ? { teams } : {}, today)
  const above = posts.filter(post => isAbove(post, set))
  const window = { from: daysAfter(today, -WEEKS_SHOWN * DAYS_OF_A_WEEK), to: today }
  const weeks = await weeklyHistoryOfPosts(trx, above, window)
  const decisions = await decidedByOfficer(trx)
  return [
    ...above.flatMap(post => aboveLimit(post, weeks.get(postKey(post.team, post.officer)) ?? [], set) ?? []),
    ...waiting.flatMap(one => waitingBreach(one, set, today) ?? []),
    ...(await protectionBreaches(trx, posts, decisions, today)),
    ...runOut(above, decisions, set, today),
  ]
}

import {
  type Eligibility,
  eligibility,
  eligibilityRulesOn,
  type KnownBefore,
  type OfficerFacts,
} from '@candour/allocation'
import { daysAfter } from '@candour/timeliness'
import { type Figure, limitsMet, unknown, workloadPercent } from '@candour/workload'
import { sql } from 'kysely'
import { closedStaff, type Person } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import {
  type Away,
  awayBetween,
  livePosts,
  type OfficerLoad,
  type OfficerProtection,
  pointsOfCase,
  protectionsOn,
  saidBy,
} from '#workforce'
import { caseToGive, factsOf, weighedAs } from './case-facts.ts'

/** One officer in one team, beside a person who needs one. */
export type Candidate = {
  readonly post: OfficerLoad
  /** Workload % with this case, everything counted that was given today. */
  readonly after: Figure
  readonly pointsLeft: Figure
  readonly recentCases: number
  readonly known: KnownBefore | null
  readonly eligibility: Eligibility
  /** They hold the case now. */
  readonly holds: boolean
}

export type Choice = {
  /** What the case weighs. */
  readonly points: Figure
  /** Who knows the person first, the latest work first; then whoever may be given the case, the lowest workload first. */
  readonly candidates: readonly Candidate[]
}

const RECENT_DAYS = 7
/** Leave is asked for as far ahead as any rule set speaks of it. */
const DAYS_AHEAD = 60
/** As many officers who knew the person stand at the top. @source reference, workload 6.3 */
const KNOWN_FIRST = 3

type Staff = { readonly code: string; readonly grade: string; readonly left: Day | null }

/** What is asked once, however many people there are to give. */
type Shared = {
  readonly on: Day
  readonly recent: ReadonlyMap<string, number>
  readonly staff: ReadonlyMap<string, Staff>
  readonly protections: ReadonlyMap<string, readonly OfficerProtection[]>
  readonly away: ReadonlyMap<string, readonly Away[]>
  readonly said: Awaited<ReturnType<typeof saidBy>>
}

type Gathered = Shared & {
  readonly person: Person
  readonly points: Figure
  readonly closed: ReadonlySet<string>
}

/** How many cases officers were given in the past seven days. */
export const givenRecently = async (
  trx: Trx,
  officers: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> => {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000)
  const { rows } = await sql<{ officer: string; cases: number }>`
    select officer, cases from allocation.given_since(${officers}::text[], ${since})`.execute(trx)
  return new Map(rows.map(row => [row.officer, row.cases]))
}

const gatherShared = async (trx: Trx, officers: readonly string[], on: Day, now: Date): Promise<Shared> => {
  const staff = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'grade', 'left'])
    .where('code', 'in', [...officers, ''])
    .execute()
  return {
    on,
    recent: await givenRecently(trx, officers, now),
    staff: new Map(staff.map(one => [one.code, one])),
    protections: await protectionsOn(trx, officers, on),
    away: await awayBetween(trx, officers, [on, daysAfter(on, DAYS_AHEAD)]),
    said: await saidBy(trx, officers),
  }
}

const gatherFor = async (trx: Trx, person: Person, shared: Shared): Promise<Gathered> => ({
  ...shared,
  person,
  points: pointsOfCase(weighedAs(person), shared.on),
  closed: await closedStaff(trx, person.personId),
})

const knownBefore = ({ state }: Person, officer: string): KnownBefore | null => {
  const work = state.workers.find(one => one.code === officer)
  return work ? { entries: work.entries, last: work.last } : null
}

/** What speaks from the protections; a limit on how many the officer holds is decided where the case is given. */
const protectedFrom = ({ protections, person }: Gathered, officer: string): OfficerFacts['protectedFrom'] =>
  (protections.get(officer) ?? []).flatMap(({ title, limits }) =>
    limitsMet(limits, caseToGive(person), () =>
      unknown('how many such cases are held is looked at when the case is given'),
    ).map(({ limit, because, certain }) => ({
      ...{
        words: `${title}: ${certain ? limit.words : `${limit.words} (${because})`}`,
        mayDecide: limit.mayDecide,
        certain,
      },
    })),
  )

/** Why an officer does no work on the day, and when they are away next. */
const awayOf = ({ away, on }: Gathered, officer: string): Pick<OfficerFacts, 'absent' | 'awayNext'> => {
  const all = away.get(officer) ?? []
  const now = all.find(one => one.from <= on)
  const absent = now ? (now.to === null ? 'with no end recorded' : `until ${dayText(now.to)}`) : null
  return { absent, awayNext: all.find(one => one.from > on) ?? null }
}

const officerFacts = (gathered: Gathered, post: OfficerLoad): OfficerFacts => {
  const { person, closed, recent, staff, said } = gathered
  const { officer, name, team, pdu } = post
  const member = staff.get(officer)
  return {
    ...{ name, team, pdu, grade: member?.grade ?? post.grade, left: member?.left ?? null },
    ...(said.get(officer) ?? { sex: null, languages: null }),
    ...{ closed: closed.has(officer), recentCases: recent.get(officer) ?? 0, ...awayOf(gathered, officer) },
    cases: post.casesAll === null ? null : post.casesAll - (person.state.officer === officer ? 1 : 0),
    conflict: person.state.conflicts.find(one => one.officer === officer)?.reason ?? null,
    protectedFrom: protectedFrom(gathered, officer),
    known: knownBefore(person, officer),
  }
}

const afterGiving = ({ used, available }: OfficerLoad, points: Figure): Figure => {
  if (!used.known) return used
  if (!points.known) return points
  return workloadPercent(used.value + points.value, available)
}

const leftOf = ({ used, available }: OfficerLoad): Figure => {
  if (!used.known) return used
  return available.known ? { known: true, value: available.value - used.value } : available
}

const candidateOf = (gathered: Gathered, post: OfficerLoad): Candidate => {
  const { person, on, points, recent } = gathered
  const ruleSet = eligibilityRulesOn(on)
  if (!ruleSet) throw new Error(`No rules of eligibility are in force on ${on}`)
  const holds = person.state.officer === post.officer
  return {
    ...{ post, holds, after: holds ? post.percent : afterGiving(post, points), pointsLeft: leftOf(post) },
    ...{ recentCases: recent.get(post.officer) ?? 0, known: knownBefore(person, post.officer) },
    eligibility: eligibility({ person: factsOf(person), officer: officerFacts(gathered, post), on, ruleSet }),
  }
}

const verdicts = { yes: 0, override: 1, no: 2 } as const
const height = (figure: Figure): number => (figure.known ? figure.value : Number.POSITIVE_INFINITY)

const inOrder = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const byLast = candidates
    .filter(one => one.known !== null)
    .toSorted((a, b) => (b.known?.last ?? '').localeCompare(a.known?.last ?? ''))
  const first = byLast.slice(0, KNOWN_FIRST)
  const rest = candidates
    .filter(one => !first.includes(one))
    .toSorted(
      (a, b) =>
        verdicts[a.eligibility.verdict] - verdicts[b.eligibility.verdict] ||
        height(a.after) - height(b.after) ||
        a.post.name.localeCompare(b.post.name),
    )
  return [...first, ...rest]
}

/** The teams of a unit. */
export const teamsOf = async (trx: Trx, pdu: string): Promise<readonly { code: string; name: string }[]> =>
  trx
    .selectFrom('platform.unit')
    .select(['code', 'name'])
    .where('parent', '=', pdu)
    .where('kind', '=', 'team')
    .orderBy('name')
    .execute()

type At = { readonly on: Day; readonly now: Date }

/** Candidates for many people at once, one choice for each: the officers' figures are read a single time. */
export const candidatesForMany = async (
  trx: Trx,
  people: readonly Person[],
  teams: readonly string[],
  { on, now }: At,
): Promise<readonly Choice[]> => {
  const posts = (await livePosts(trx, { teams }, on)).filter(post => post.named)
  const shared = await gatherShared(trx, [...new Set(posts.map(post => post.officer))], on, now)
  const choices: Choice[] = []
  for (const person of people) {
    const gathered = await gatherFor(trx, person, shared)
    choices.push({ points: gathered.points, candidates: inOrder(posts.map(post => candidateOf(gathered, post))) })
  }
  return choices
}

/**
 * Every officer of the person's unit who could be given the case, and what the rules say of each: nobody is left out, who may
 * not is there with the reason.
 *
 * @param at the figures count everything that was given until `now`
 */
export const candidatesFor = async (trx: Trx, person: Person, teams: readonly string[], at: At): Promise<Choice> => {
  const [choice] = await candidatesForMany(trx, [person], teams, at)
  if (!choice) throw new Error('One choice for one person')
  return choice
}

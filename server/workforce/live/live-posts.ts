import { ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { postKey } from '../import/posts.ts'
import { type OfficerLoad, officersInTeams } from '../queries/officers.ts'
import { type Result, resultOnDay } from '../queries/results.ts'
import { noWork, type WorkOfPost, workOn } from '../work/work-on.ts'
import { type CasesOfSort, casesOn, type Within } from './cases.ts'
import { type HoursOfPost, hoursOfPosts } from './hours.ts'
import { type LivePost, loadOfPost, unknownLoad } from './load-of-post.ts'
import { type Place, placesOf, type StaffMember, staffOf } from './staff.ts'

/** Grades that hold cases: somebody of another grade is shown only when they do. */
const holdCases: ReadonlySet<string> = new Set(['PO', 'PSO', 'PSO_B', 'TPO'])

const isInPost = ({ joined, left }: StaffMember, on: Day): boolean =>
  joined !== null && joined <= on && (left === null || left > on)

/** Teams whose people were recorded in Candour on a day or before. */
const teamsOnRecord = async (trx: Trx, on: Day): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ team: string }>`select team from workforce.teams_on_record(${on}) team`.execute(trx)
  return new Set(rows.map(row => row.team))
}

type Gathered = {
  readonly on: Day
  readonly within: Within
  readonly sorts: readonly CasesOfSort[]
  readonly hours: ReadonlyMap<string, HoursOfPost & { readonly team: string; readonly officer: string }>
  /** By `postKey`. */
  readonly work: ReadonlyMap<string, WorkOfPost>
  readonly staff: ReadonlyMap<string, StaffMember>
  readonly places: ReadonlyMap<string, Place>
}

type Post = { readonly team: string; readonly officer: string }

const addTo = (posts: Map<string, Post>, { team, officer }: Post): unknown =>
  posts.set(postKey(team, officer), { team, officer })

/** Who has a post: whoever holds somebody, everyone in post whose grade holds cases, and wherever else they have hours. */
const postsIn = ({ on, within, sorts, hours, staff }: Gathered): readonly Post[] => {
  const posts = new Map<string, Post>()
  for (const sort of sorts) addTo(posts, sort)
  const mayHold = (officer: string): boolean => {
    const member = staff.get(officer)
    return member !== undefined && holdCases.has(member.grade) && isInPost(member, on) && !isPseudoOfficer(officer)
  }
  for (const { officer, team } of staff.values()) if (team !== null && mayHold(officer)) addTo(posts, { team, officer })
  for (const row of hours.values()) if ((row.contracted ?? 0) > 0 && mayHold(row.officer)) addTo(posts, row)
  const { teams, officers } = within
  const [inTeams, inOfficers] = [teams && new Set(teams), officers && new Set(officers)]
  return [...posts.values()].filter(
    ({ team, officer }) => (inTeams?.has(team) ?? true) && (inOfficers?.has(officer) ?? true),
  )
}

/** The posts of a day in the teams that are recorded. */
export const livePostsOf = (gathered: Gathered, recorded: ReadonlySet<string>): readonly LivePost[] => {
  const sorts = Map.groupBy(gathered.sorts, ({ team, officer }) => postKey(team, officer))
  return postsIn(gathered).flatMap(({ team, officer }) => {
    const place = gathered.places.get(team)
    if (!place || !recorded.has(team)) return []
    const key = postKey(team, officer)
    const member = gathered.staff.get(officer)
    const hours = gathered.hours.get(key) ?? { contracted: null, reduced: 0 }
    const work = gathered.work.get(key) ?? noWork
    return [{ officer, place, member, hours, work, sorts: sorts.get(key) ?? [], on: gathered.on }]
  })
}

/** Officers of the nightly file: all of a team that keeps no record here, and of the others whom the record does not know. */
const fromFile = async (
  trx: Trx,
  result: Result,
  { teams, officers }: Within,
  recorded: ReadonlySet<string>,
  live: readonly LivePost[],
): Promise<readonly OfficerLoad[]> => {
  const rows = await officersInTeams(trx, result, { teams, exceptTeams: [], officers })
  const known = new Set(live.map(({ officer, place }) => postKey(place.team, officer)))
  return rows.flatMap(row => {
    if (!recorded.has(row.team)) return [row]
    if (!row.named || !row.inFile || (row.casesAll ?? 0) === 0 || known.has(postKey(row.team, row.officer))) return []
    return [unknownLoad(row, result.extractDay)]
  })
}

/**
 * What everybody carries on a day, today or in the past: from the record, with the hours and the rules of that day. Never older
 * than the record: an entry and the figure that it changes are written in one transaction. Teams whose people are not recorded
 * here stand as the latest nightly file of or before that day gives them, with `source` saying so.
 *
 * @returns one row for each post, in no order; unknown with its reason wherever a figure cannot be given
 */
export const livePosts = async (trx: Trx, within: Within, on: Day): Promise<readonly OfficerLoad[]> => {
  const rules = ruleSetOn(on)
  const recorded = await teamsOnRecord(trx, on)
  const sorts = await casesOn(trx, within, on)
  const hours = rules.known ? await hoursOfPosts(trx, within.teams, on, rules.value) : new Map<string, never>()
  const work = rules.known ? await workOn(trx, within, on, rules.value) : new Map<string, never>()
  const holders = [...new Set(sorts.map(({ officer }) => officer))]
  const elsewhere = within.teams ? [...hours.values()].map(({ officer }) => officer) : []
  const staff = await staffOf(trx, within, [...holders, ...elsewhere])
  const places = await placesOf(trx, within.teams)
  const live = livePostsOf({ on, within, sorts, hours, work, staff, places }, recorded)
  const result = await resultOnDay(trx, on)
  return [
    ...live.map(post => loadOfPost(post, rules)),
    ...(result ? await fromFile(trx, result, within, recorded, live) : []),
  ]
}

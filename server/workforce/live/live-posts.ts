import { ruleSetOn } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { postKey } from '../import/posts.ts'
import { type OfficerLoad, officersBeside, teamsInFile } from '../queries/officers.ts'
import { type Result, resultOnDay } from '../queries/results.ts'
import { noWork, type WorkOfPost, workOn } from '../work/work-on.ts'
import { type CasesOfPost, casesOfPosts, type Within } from './cases.ts'
import { type HoursOfPost, hoursOfPosts } from './hours.ts'
import { type LivePost, loadOfPost, unknownLoad } from './load-of-post.ts'
import { isRecorded, placesOf, type RecordedPlace, type StaffMember, staffOf } from './staff.ts'

/** Grades that hold cases: somebody of another grade is shown only when they do. */
const holdCases: ReadonlySet<string> = new Set(['PO', 'PSO', 'PSO_B', 'TPO'])

const isInPost = ({ joined, left }: StaffMember, on: Day): boolean =>
  joined !== null && joined <= on && (left === null || left > on)

type Gathered = {
  readonly on: Day
  readonly within: Within
  /** By `postKey`. */
  readonly held: ReadonlyMap<string, CasesOfPost>
  readonly hours: ReadonlyMap<string, HoursOfPost & { readonly team: string; readonly officer: string }>
  /** By `postKey`. */
  readonly work: ReadonlyMap<string, WorkOfPost>
  readonly staff: ReadonlyMap<string, StaffMember>
}

type Post = { readonly team: string; readonly officer: string }

/** What posts hold, by `postKey`. */
export const byPost = (held: readonly CasesOfPost[]): Map<string, CasesOfPost> =>
  new Map(held.map(post => [postKey(post.team, post.officer), post]))

/** Who has a post, by its key: whoever holds somebody, everyone in post whose grade holds cases, and wherever else they have hours. */
export const postsIn = ({ on, within, held, hours, staff }: Gathered): ReadonlyMap<string, Post> => {
  const { teams, officers } = within
  const [inTeams, inOfficers] = [teams && new Set(teams), officers && new Set(officers)]
  const posts = new Map<string, Post>()
  const add = (key: string, post: Post): void => {
    if ((inTeams?.has(post.team) ?? true) && (inOfficers?.has(post.officer) ?? true)) posts.set(key, post)
  }
  for (const [key, post] of held) add(key, post)
  const mayHold = (officer: string): boolean => {
    const member = staff.get(officer)
    return member !== undefined && holdCases.has(member.grade) && isInPost(member, on) && !isPseudoOfficer(officer)
  }
  for (const [key, row] of hours) if ((row.contracted ?? 0) > 0 && mayHold(row.officer)) add(key, row)
  for (const { officer, team } of staff.values()) {
    if (team !== null && mayHold(officer)) add(postKey(team, officer), { team, officer })
  }
  return posts
}

const nobody: readonly never[] = []
const noHours: HoursOfPost = { contracted: null, reduced: 0 }

/** The posts of a day in the teams that are recorded by then. */
export const livePostsOf = (gathered: Gathered, places: ReadonlyMap<string, RecordedPlace>): readonly LivePost[] => {
  const { on, held, hours, work, staff } = gathered
  const posts: LivePost[] = []
  for (const [key, { team, officer }] of postsIn(gathered)) {
    const place = places.get(team)
    if (!isRecorded(place, on)) continue
    const [its, done] = [hours.get(key) ?? noHours, work.get(key) ?? noWork]
    posts.push({
      officer,
      place,
      member: staff.get(officer),
      hours: its,
      work: done,
      sorts: held.get(key)?.sorts ?? nobody,
      on,
    })
  }
  return posts
}

/** Officers of the nightly file: all of a team that keeps no record here, and of the others whom the record does not know. */
const fromFile = async (
  trx: Trx,
  { result, within, on }: { readonly result: Result; readonly within: Within; readonly on: Day },
  places: ReadonlyMap<string, RecordedPlace>,
  live: readonly LivePost[],
): Promise<readonly OfficerLoad[]> => {
  const known = live.map(({ officer, place }) => ({ officer, team: place.team }))
  const rows = await officersBeside(trx, result, within, known)
  return rows.flatMap(row => {
    if (!isRecorded(places.get(row.team), on)) return [row]
    if (!row.named || !row.inFile || (row.casesAll ?? 0) === 0) return []
    return [unknownLoad(row, result.extractDay)]
  })
}

/** The teams that an answer can be about: of officers alone those of their posts, so that nobody else's team is looked at. */
const teamsAbout = async (
  trx: Trx,
  gathered: Gathered,
  result: Result | undefined,
): Promise<readonly string[] | undefined> => {
  const { teams, officers } = gathered.within
  if (teams || !officers) return teams
  const inFile = result ? await teamsInFile(trx, result, officers) : []
  return [...new Set([...[...postsIn(gathered).values()].map(({ team }) => team), ...inFile])]
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
  const held = byPost(await casesOfPosts(trx, within, on))
  const hours = rules.known ? await hoursOfPosts(trx, within, on, rules.value) : new Map<string, never>()
  const work = rules.known ? await workOn(trx, within, on, rules.value) : new Map<string, never>()
  const named = [...held.values(), ...hours.values()].map(({ officer }) => officer)
  const staff = await staffOf(trx, within, named)
  const gathered = { on, within, held, hours, work, staff }
  const result = await resultOnDay(trx, on)
  const places = await placesOf(trx, await teamsAbout(trx, gathered, result))
  const live = livePostsOf(gathered, places)
  return [
    ...live.map(post => loadOfPost(post, rules)),
    ...(result ? await fromFile(trx, { result, within, on }, places, live) : []),
  ]
}

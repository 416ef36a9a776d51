import { contractedRefusal, worksOn } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { dayText } from '#platform/web/dates.ts'
import { dayAfter } from '../people/check-fact.ts'
import type { EstablishmentRows, Finding, PostRow, StaffRow } from './read-rows.ts'

/** What keeps rows out, and what is taken although somebody should look at it. */
export type Checked = { readonly refused: readonly Finding[]; readonly warnings: readonly Finding[] }

type Team = { readonly name: string; readonly region: string | null }
type Known = { readonly joined: Day | null; readonly left: Day | null }

const finding = ({ sheet, row }: StaffRow | PostRow, column: string, reason: string, value: string): Finding => {
  return { sheet, row, column, reason, value }
}

/** Holds the rows to each other and to the organisation. */
export const checkRows = async (trx: Trx, { staff, posts }: EstablishmentRows, day: Day): Promise<Checked> => {
  const teams = await knownTeams(trx)
  const known = await knownStaff(trx)
  const byCode = Map.groupBy(staff, ({ code }) => code)
  const inFile = new Map(
    staff.map(({ code, joined, lastDay }) => [code, { joined, left: lastDay && dayAfter(lastDay) }]),
  )
  const people = new Map([...known, ...inFile])
  const firstRows = new Map(posts.toReversed().map(post => [post.post, post]))
  return {
    refused: [
      ...[...staff, ...posts]
        .filter(({ team }) => !teams.has(team))
        .map(row => finding(row, 'team_code', 'is no team', row.team)),
      ...staff.flatMap(ownProblems),
      ...[...byCode.values()].flatMap(rows => togetherProblems(rows, teams)),
      ...posts.flatMap(post => postProblems(post, firstRows.get(post.post) ?? post, people.get(post.holder ?? ''))),
    ],
    warnings: [...byCode.values()].flatMap(rows => warningsOf(rows, teams, day)),
  }
}

const ownProblems = (row: StaffRow): readonly Finding[] => {
  if (isPseudoOfficer(row.code)) return [finding(row, 'staff_code', 'ends in U: such a code names nobody', row.code)]
  if (row.lastDay !== null && row.lastDay < row.joined) {
    return [finding(row, 'last_day', `is before the first day, ${dayText(row.joined)}`, row.lastDay)]
  }
  if (row.hoursFrom !== null && row.hoursFrom < row.joined) {
    return [finding(row, 'hours_from', `is before the first day, ${dayText(row.joined)}`, row.hoursFrom)]
  }
  return []
}

/** Rows of one person: the same name and grade, each team once, and not more hours than a week has. */
const togetherProblems = (rows: readonly StaffRow[], teams: ReadonlyMap<string, Team>): readonly Finding[] => {
  const [first, ...others] = rows
  if (!first) return []
  const differing = others.flatMap(row => {
    const at = `is not what row ${first.row} says of the same person`
    if (row.name !== first.name) return [finding(row, 'name', at, row.name)]
    return row.grade === first.grade ? [] : [finding(row, 'grade', at, row.grade)]
  })
  const twice = others
    .filter((row, at) => [first, ...others.slice(0, at)].some(one => one.team === row.team))
    .map(row => finding(row, 'team_code', 'names the same person and team a second time', row.team))
  const elsewhere = rows
    .slice(0, -1)
    .map(row => ({ team: teams.get(row.team)?.name ?? row.team, hours: row.hours ?? 0 }))
  const last = rows.at(-1) ?? first
  const much = contractedRefusal(last.hours ?? 0, elsewhere)
  return [...differing, ...twice, ...(much ? [finding(last, 'hours', much, String(last.hours ?? ''))] : [])]
}

const postProblems = (post: PostRow, first: PostRow, holder: Known | undefined): readonly Finding[] => {
  if (first !== post) return [finding(post, 'post', `stands in row ${first.row} too`, post.post)]
  if (post.holder === null) return []
  if (!holder) return [finding(post, 'staff_code', 'is nobody of the staff, here or in the service', post.holder)]
  if (worksOn(holder, post.since)) return []
  const reason =
    holder.left !== null && holder.left <= post.since
      ? `left: the first day away was ${dayText(holder.left)}. Leave it empty when the post is vacant`
      : `joined on ${holder.joined ? dayText(holder.joined) : 'a later day'}, after the day in since`
  return [finding(post, 'staff_code', reason, post.holder)]
}

const warningsOf = (rows: readonly StaffRow[], teams: ReadonlyMap<string, Team>, day: Day): readonly Finding[] => {
  const zero = rows
    .filter(({ hours }) => hours === 0)
    .map(row => finding(row, 'hours', 'is a contract without hours: workload will be unknown, not 0%', '0'))
  const gone = rows
    .filter(({ lastDay }) => lastDay !== null && lastDay < day)
    .map(row => finding(row, 'last_day', 'has passed: they can no longer sign in', row.lastDay ?? ''))
  const regions = new Set(rows.map(({ team }) => teams.get(team)?.region))
  const two = rows.slice(1).map(row => {
    const where = regions.size > 1 ? 'in another region' : 'in another team'
    return finding(row, 'team_code', `is a second post of the same person, ${where}`, row.team)
  })
  return [...zero, ...gone, ...two]
}

const knownTeams = async (trx: Trx): Promise<ReadonlyMap<string, Team>> => {
  const rows = await trx
    .selectFrom('platform.unit as team')
    .leftJoin('platform.unit as pdu', 'pdu.code', 'team.parent')
    .select(['team.code', 'team.name', 'pdu.parent as region'])
    .where('team.kind', '=', 'team')
    .execute()
  return new Map(rows.map(({ code, ...team }) => [code, team]))
}

const knownStaff = async (trx: Trx): Promise<readonly (readonly [string, Known])[]> => {
  const rows = await trx.selectFrom('platform.practitioner').select(['code', 'joined', 'left']).execute()
  return rows.map(({ code, joined, left }) => [code, { joined, left }] as const)
}

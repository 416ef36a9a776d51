import { gradeOfCode, isGrade } from '@candour/workload'
import { sql } from 'kysely'
import { officersWithPeople } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { dayText } from '#platform/web/dates.ts'
import type { ResultLine } from '../figures/digest.ts'
import type { Rules } from '../figures/officer-figure.ts'
import { missingFigure } from '../figures/officer-figure.ts'
import type { HoursOnDay } from '../hours/hours-on.ts'
import { workforce } from '../tables.ts'
import { type Post, postKey } from './posts.ts'

/** Somebody whom the file should name. */
export type ExpectedOfficer = {
  readonly team: string
  readonly officer: string
  readonly name: string
  readonly grade: string
}

/** Grades that hold cases: a senior officer without a row is no surprise. */
const holdCases: ReadonlySet<string> = new Set(['PO', 'PSO', 'PSO_B', 'TPO'])

/**
 * Officers who should be in the file and are not: everyone in the result before who has not left, everyone with a post in a
 * team, every team in which somebody has contracted hours, and everyone whom the record names as somebody's officer; the last
 * three in the regions that this file or the one before it covers. Shown as unknown, never as 0 % or free.
 *
 * @source scenario 9; the peer shows them as idle with a full-time target
 */
export const missingOfficers = async (
  trx: Trx,
  { posts, day, hours, rules }: { posts: readonly Post[]; day: Day; hours: HoursOnDay; rules: Rules },
): Promise<readonly (ResultLine & { readonly name: string })[]> => {
  const inFile = new Set(posts.map(({ officer }) => officer))
  const rowOf = new Set(posts.map(({ team, officer }) => postKey(team, officer)))
  const missing = new Map<string, ExpectedOfficer>()
  for (const expected of await expectedOfficers(trx, day, posts)) {
    const { officer, team } = expected
    if (isPseudoOfficer(officer)) continue
    const teams = inFile.has(officer) ? hours.teamsOf(officer) : [team, ...hours.teamsOf(officer)]
    for (const each of teams) {
      const key = postKey(each, officer)
      if (!rowOf.has(key)) missing.set(key, { ...expected, team: each })
    }
  }
  return [...missing.values()].map(officer => ({ ...lineOf(officer, day, hours, rules), name: officer.name }))
}

const lineOf = ({ team, officer, grade }: ExpectedOfficer, day: Day, hours: HoursOnDay, rules: Rules): ResultLine => {
  const band = isGrade(grade) ? grade : gradeOfCode(grade, rules.ruleSet)
  const postHours = hours.of(team, officer, grade)
  return {
    team,
    officer,
    post: null,
    figure: missingFigure(grade, band, postHours, `not in the file of ${dayText(day)}`),
  }
}

type Expected = {
  readonly team: string | null
  readonly officer: string
  readonly name: string
  readonly grade: string
}

const expectedOfficers = async (trx: Trx, day: Day, posts: readonly Post[]): Promise<readonly ExpectedOfficer[]> => {
  const before = await inResultBefore(trx, day)
  const teams = [...before.map(one => one.team), ...posts.map(one => one.team)]
  const covered = await teamsOfRegionsOf(trx, teams)
  const others = [...(await withPost(trx, day)), ...(await holdingPeople(trx))]
  return [
    ...before,
    ...others.flatMap(one => (one.team !== null && covered.has(one.team) ? [{ ...one, team: one.team }] : [])),
  ]
}

const gone = (day: Day) => sql<boolean>`coalesce(staff.left, 'infinity') <= ${day}`

const withPost = (trx: Trx, day: Day): Promise<readonly Expected[]> =>
  trx
    .selectFrom('platform.practitioner as staff')
    .select(['staff.team', 'staff.code as officer', 'staff.name', 'staff.grade'])
    .where('staff.joined', '<=', day)
    .where(sql<boolean>`not ${gone(day)}`)
    .where('staff.grade', 'in', [...holdCases])
    .execute()

const inResultBefore = (trx: Trx, day: Day): Promise<readonly ExpectedOfficer[]> =>
  workforce(trx)
    .selectFrom('workforce.officer_figure as figure')
    .leftJoin('platform.practitioner as staff', 'staff.code', 'figure.officer')
    .select(['figure.team', 'figure.officer', 'figure.name', 'figure.grade_code as grade'])
    .where('figure.result', '=', eb =>
      eb
        .selectFrom('workforce.result_set')
        .select('id')
        .where('extract_day', '<=', day)
        .orderBy('extract_day', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .where('figure.named', '=', true)
    .where(sql<boolean>`not ${gone(day)}`)
    .execute()

/** The record may know of an officer whom no file, post or hours ever named. They are missed in their own team. */
const holdingPeople = async (trx: Trx): Promise<readonly Expected[]> => {
  const teams = new Map((await officersWithPeople(trx)).map(({ officer, team }) => [officer, team]))
  if (teams.size === 0) return []
  const staff = await trx
    .selectFrom('platform.practitioner')
    .select(['code as officer', 'name', 'grade', 'team'])
    .where('code', '=', eb => eb.fn.any(eb.val([...teams.keys()])))
    .execute()
  return staff.map(one => ({ ...one, team: one.team ?? teams.get(one.officer) ?? null }))
}

/** Every team of the regions that some teams belong to: a region that no file has ever held has no figures to miss. */
const teamsOfRegionsOf = async (trx: Trx, teams: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ code: string }>`select distinct other.code from platform.unit team
    join platform.unit pdu on pdu.code = team.parent
    join platform.unit region_pdu on region_pdu.parent = pdu.parent
    join platform.unit other on other.parent = region_pdu.code
    where team.code = any(${[...new Set(teams)]}::text[])`.execute(trx)
  return new Set(rows.map(row => row.code))
}

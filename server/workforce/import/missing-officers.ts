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
 * team, every team in which somebody has contracted hours, and everyone whom the record names as somebody's officer. Shown as unknown, never as 0 % or free.
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
  for (const expected of await expectedOfficers(trx, day)) {
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

const expectedOfficers = async (trx: Trx, day: Day): Promise<readonly ExpectedOfficer[]> => {
  const db = workforce(trx)
  const gone = sql<boolean>`coalesce(staff.left, 'infinity') <= ${day}`
  const withPost = await db
    .selectFrom('platform.practitioner as staff')
    .select(['staff.team', 'staff.code as officer', 'staff.name', 'staff.grade'])
    .where('staff.joined', '<=', day)
    .where(sql<boolean>`not ${gone}`)
    .where('staff.grade', 'in', [...holdCases])
    .where('staff.team', 'is not', null)
    .execute()
  const previous = await db
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
    .where(sql<boolean>`not ${gone}`)
    .execute()
  return [...previous, ...withPost, ...(await holdingPeople(trx))].flatMap(({ team, ...officer }) =>
    team === null ? [] : [{ ...officer, team }],
  )
}

/** The record may know of an officer whom no file, post or hours ever named. They are missed in their own team. */
const holdingPeople = async (trx: Trx): Promise<readonly ExpectedOfficer[]> => {
  const teams = new Map((await officersWithPeople(trx)).map(({ officer, team }) => [officer, team]))
  if (teams.size === 0) return []
  const staff = await trx
    .selectFrom('platform.practitioner')
    .select(['code as officer', 'name', 'grade', 'team'])
    .where('code', '=', eb => eb.fn.any(eb.val([...teams.keys()])))
    .execute()
  return staff.flatMap(({ team, ...one }) => {
    const held = team ?? teams.get(one.officer)
    return held === undefined ? [] : [{ ...one, team: held }]
  })
}

import type { ForecastMethod, PostAhead } from '@candour/forecast'
import type { Figure, Grade, RuleSet } from '@candour/workload'
import { availablePoints, gradeOfCode, hoursBasis, isGrade, known, nominalTarget } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { postKey } from '../import/posts.ts'

/** A post with the name of who holds it. */
export type NamedPost = PostAhead & { readonly name: string; readonly left: Day | null; readonly joined: Day | null }

const DAY_MS = 86_400_000

/** The day so many weeks after another. */
export const weeksAfter = (day: Day, weeks: number): Day =>
  new Date(Date.parse(day) + weeks * 7 * DAY_MS).toISOString().slice(0, 10)

type Staff = { code: string; name: string; grade: string; team: string; joined: Day | null; left: Day | null }
type Contracted = { officer: string; team: string; from_day: Day; hours: string }
type Reduced = { officer: string; team: string; hours: string; from_day: Day; to_day: Day | null }

/** Who works in some teams: those whose team it is, and those with hours there. */
const staffOf = async (trx: Trx, teams: readonly string[]): Promise<readonly Staff[]> => {
  const { rows } = await sql<Staff>`
    select distinct on (post.team, p.code) p.code, p.name, p.grade, post.team, p.joined, p."left" from (
      select team, code as officer from platform.practitioner where team = any (${teams}::text[])
      union select team, officer from workforce.post_hours_now where team = any (${teams}::text[]) and hours > 0) post
    join platform.practitioner p on p.code = post.officer order by post.team, p.code`.execute(trx)
  return rows.filter(({ code }) => !isPseudoOfficer(code))
}

const hoursOf = async (trx: Trx, teams: readonly string[]) => {
  const { rows } = await sql<Contracted>`select officer, team, from_day, hours from workforce.post_hours_now
    where team = any (${teams}::text[]) order by from_day`.execute(trx)
  return Map.groupBy(rows, ({ team, officer }) => postKey(team, officer))
}

/** Hours taken off, without the reasons: those are the officer's and their managers' to read. */
const reductionsOf = async (trx: Trx, teams: readonly string[], on: Day, until: Day) => {
  const { rows } = await sql<Reduced>`select officer, team, hours, from_day, to_day
    from workforce.reduced_hours_between(${on}, ${until}) where team = any (${teams}::text[])`.execute(trx)
  return Map.groupBy(rows, ({ team, officer }) => postKey(team, officer))
}

type Hours = { readonly contracted: readonly Contracted[]; readonly reduced: readonly Reduced[] }

const availableOn = (day: Day, staff: Staff, grade: Grade, hours: Hours, { data }: RuleSet): Figure => {
  if (staff.left !== null && staff.left <= day) return known(0)
  if (staff.joined !== null && staff.joined > day) return known(0)
  const contracted = hours.contracted.findLast(({ from_day }) => from_day <= day)?.hours
  const reduced = hours.reduced
    .filter(({ from_day, to_day }) => from_day <= day && (to_day === null || to_day >= day))
    .reduce((sum, one) => sum + Number(one.hours), 0)
  const basis = hoursBasis(grade, contracted === undefined ? null : Number(contracted), data.fullTimeHours)
  return availablePoints(nominalTarget(grade, data.targets), basis, reduced)
}

const pointsAnHour = (grade: Grade, { data }: RuleSet): number | null => {
  const target = nominalTarget(grade, data.targets)
  const basis = hoursBasis(grade, 0, data.fullTimeHours)
  return target.known && basis.known && basis.value.fullTime > 0 ? target.value / basis.value.fullTime : null
}

const holdsCases: ReadonlySet<Grade> = new Set(['PO', 'PSO', 'PSO_B', 'TPO'])

/**
 * What each officer of some teams can carry from a day on, week by week: contracted hours, less the reductions that hold by then,
 * nothing before they join and after they leave.
 */
export const postsAhead = async (
  trx: Trx,
  teams: readonly string[],
  on: Day,
  method: ForecastMethod,
  ruleSet: RuleSet,
): Promise<readonly NamedPost[]> => {
  const staff = await staffOf(trx, teams)
  const contracted = await hoursOf(trx, teams)
  const reduced = await reductionsOf(trx, teams, on, weeksAfter(on, method.weeks))
  const days = Array.from({ length: method.weeks + 1 }, (_, week) => weeksAfter(on, week))
  return staff.flatMap(one => {
    const grade = isGrade(one.grade) ? one.grade : gradeOfCode(one.grade, ruleSet)
    if (!holdsCases.has(grade) || (one.left !== null && one.left <= on)) return []
    const key = postKey(one.team, one.code)
    const hours = { contracted: contracted.get(key) ?? [], reduced: reduced.get(key) ?? [] }
    const { code: officer, team, name, left, joined } = one
    const available = days.map(day => availableOn(day, one, grade, hours, ruleSet))
    return [{ officer, team, name, left, joined, grade, perHour: pointsAnHour(grade, ruleSet), available }]
  })
}

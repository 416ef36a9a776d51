import type { ForecastMethod, PostAhead } from '@candour/forecast'
import type { Figure, Grade, RuleSet } from '@candour/workload'
import {
  availablePoints,
  gradeOfCode,
  type HoursOff,
  hoursBasis,
  isGrade,
  known,
  nominalTarget,
  protectionSetOn,
  stagesAhead,
} from '@candour/workload'
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
type Reduced = {
  officer: string
  team: string
  hours: string
  from_day: Day
  to_day: Day | null
  reason: string | null
}

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

/** Hours taken off by reasons that the rules count. A reason stands there only where it is a stage of learning. */
const reductionsOf = async (trx: Trx, teams: readonly string[], on: Day, until: Day, { data }: RuleSet) => {
  const reasons = data.reductions.map(({ reason }) => reason)
  const { rows } = await sql<Reduced>`select officer, team, hours, from_day, to_day, reason
    from workforce.hours_off_ahead(${on}, ${until}, ${teams}::text[], ${reasons}::text[])`.execute(trx)
  return Map.groupBy(rows, ({ team, officer }) => postKey(team, officer))
}

const contractedOn = (contracted: readonly Contracted[], day: Day): number | null => {
  const found = contracted.findLast(({ from_day }) => from_day <= day)
  return found ? Number(found.hours) : null
}

/** The hours off of a post from a day on, with the stages of learning that follow. */
const offAhead = (reduced: readonly Reduced[], contracted: readonly Contracted[], on: Day): readonly HoursOff[] => {
  const recorded = reduced.map(one => ({
    ...{ from: one.from_day, to: one.to_day },
    ...{ hours: Number(one.hours), reason: one.reason },
  }))
  const set = protectionSetOn(on)
  return set.known ? stagesAhead(recorded, set.value, on, day => contractedOn(contracted, day)) : recorded
}

type Hours = { readonly contracted: readonly Contracted[]; readonly off: readonly HoursOff[] }

const availableOn = (day: Day, staff: Staff, grade: Grade, hours: Hours, { data }: RuleSet): Figure => {
  if (staff.left !== null && staff.left <= day) return known(0)
  if (staff.joined !== null && staff.joined > day) return known(0)
  const reduced = hours.off
    .filter(({ from, to }) => from <= day && (to === null || to >= day))
    .reduce((sum, one) => sum + one.hours, 0)
  const basis = hoursBasis(grade, contractedOn(hours.contracted, day), data.fullTimeHours)
  return availablePoints(nominalTarget(grade, data.targets), basis, reduced)
}

const pointsAnHour = (grade: Grade, { data }: RuleSet): number | null => {
  const target = nominalTarget(grade, data.targets)
  const basis = hoursBasis(grade, 0, data.fullTimeHours)
  return target.known && basis.known && basis.value.fullTime > 0 ? target.value / basis.value.fullTime : null
}

const holdsCases: ReadonlySet<Grade> = new Set(['PO', 'PSO', 'PSO_B', 'TPO'])

/**
 * What each officer of some teams can carry from a day on, week by week: contracted hours, less the reductions that hold by then
 * and the stages of learning that follow them, nothing before they join and after they leave. On the day itself it is what `livePosts` gives.
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
  const reduced = await reductionsOf(trx, teams, on, weeksAfter(on, method.weeks), ruleSet)
  const days = Array.from({ length: method.weeks + 1 }, (_, week) => weeksAfter(on, week))
  return staff.flatMap(one => {
    const grade = isGrade(one.grade) ? one.grade : gradeOfCode(one.grade, ruleSet)
    if (!holdsCases.has(grade) || one.joined === null || (one.left !== null && one.left <= on)) return []
    const key = postKey(one.team, one.code)
    const contracts = contracted.get(key) ?? []
    const hours = { contracted: contracts, off: offAhead(reduced.get(key) ?? [], contracts, on) }
    const { code: officer, team, name, left, joined } = one
    const available = days.map(day => availableOn(day, one, grade, hours, ruleSet))
    return [{ officer, team, name, left, joined, grade, perHour: pointsAnHour(grade, ruleSet), available }]
  })
}

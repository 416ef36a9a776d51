import type { Figure, PeopleRules, Person, PostOnDay, PostState } from '@candour/workload'
import {
  experienceOf,
  isLongVacant,
  leaversBefore,
  peopleRules,
  plusMonths,
  postsOnDay,
  spanOfControl,
  turnover,
  worksOn,
} from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { type Unit, unitByCode } from '#platform/organisation/units.ts'
import { workforce } from '../tables.ts'
import { type StaffCounts, staffCounts } from './measures-on.ts'

/** Staff and posts of a unit on a day. */
export type PeopleFigures = {
  readonly unit: Unit
  readonly posts: readonly PostOnDay[]
  readonly funded: number
  readonly filled: number
  readonly vacant: number
  readonly longVacant: number
  readonly staff: readonly StaffMember[]
  readonly leavers: readonly StaffMember[]
  readonly turnover: Figure
  readonly span: Figure
  readonly experience: ReturnType<typeof experienceOf>
  readonly grades: readonly { readonly grade: string; readonly count: number }[]
  /** Undefined when the person may not even see these counts. */
  readonly counts: StaffCounts | undefined
}

/** Somebody of the staff, with the team that is their own. */
export type StaffMember = Person & { readonly name: string; readonly team: string }

/** One month of the trend. */
export type MonthOfPeople = {
  readonly day: Day
  readonly staff: number
  readonly funded: number
  readonly vacant: number
}

export type PeopleOfUnit = {
  readonly whole: PeopleFigures
  readonly below: readonly PeopleFigures[]
  /** The first of each of the last twelve months and today, the oldest first. */
  readonly trend: readonly MonthOfPeople[]
  readonly rules: PeopleRules
}

type Gathered = {
  readonly people: readonly StaffMember[]
  readonly states: readonly PostState[]
  readonly leftOn: (code: string) => Day | null
}

/** People and posts of a unit, of the units right below it, and how they changed over a year; undefined when there is no such unit. */
export const peopleOfUnit = async (trx: Trx, code: string, day: Day): Promise<PeopleOfUnit | undefined> => {
  const unit = await unitByCode(trx, code)
  if (!unit) return undefined
  const below = await trx.selectFrom('platform.unit').selectAll().where('parent', '=', code).orderBy('name').execute()
  const units = [unit, ...below]
  const teams = await teamsOf(trx, units)
  const gathered = await gather(trx, teams.get(code) ?? [])
  const counts = await staffCounts(
    trx,
    units.map(one => one.code),
    day,
  )
  const figures = (one: Unit): PeopleFigures =>
    figuresOf(
      one,
      within(gathered, new Set(teams.get(one.code))),
      day,
      counts.find(row => row.unit === one.code),
    )
  const days = [...Array.from({ length: 12 }, (_, back) => plusMonths(`${day.slice(0, 7)}-01`, back - 11)), day]
  const trend = [...new Set(days)].map(on => monthOf(gathered, on))
  return { whole: figures(unit), below: below.map(figures), trend, rules: peopleRules }
}

const teamsOf = async (trx: Trx, units: readonly Unit[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await sql<{ unit: string; teams: string[] }>`
    select code as unit, platform.teams_below(code) as teams from unnest(${units.map(({ code }) => code)}::text[]) as asked (code)`.execute(
    trx,
  )
  return new Map(rows.map(({ unit, teams }) => [unit, teams]))
}

const gather = async (trx: Trx, teams: readonly string[]): Promise<Gathered> => {
  const { rows: people } =
    await sql<StaffMember>`select code, name, grade, team, joined, "left" from platform.practitioner
    where team = any (${teams}) and code not like '%U' order by name, code`.execute(trx)
  // A post that moved to another team counts where it stands on the day: all its states are needed.
  const rows = await workforce(trx)
    .selectFrom('workforce.post_history as state')
    .select(['post', 'team', 'grade', 'funded', 'practitioner', 'from_day'])
    .where('post', 'in', eb =>
      eb
        .selectFrom('workforce.post_history as any')
        .select('any.post')
        .where('any.team', '=', sql<string>`any (${teams})`),
    )
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  const holders = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'left'])
    .where('left', 'is not', null)
    .execute()
  const left = new Map(holders.map(({ code, left: day }) => [code, day]))
  return {
    people,
    states: rows.map(({ practitioner: holder, from_day: from, ...state }) => ({ ...state, holder, from })),
    leftOn: code => left.get(code) ?? null,
  }
}

const within = ({ people, ...rest }: Gathered, teams: ReadonlySet<string>) => ({
  ...rest,
  teams,
  people: people.filter(({ team }) => teams.has(team)),
})

const figuresOf = (
  unit: Unit,
  { people, states, leftOn, teams }: ReturnType<typeof within>,
  day: Day,
  counts: StaffCounts | undefined,
): PeopleFigures => {
  const staff = people.filter(one => worksOn(one, day))
  const posts = postsOnDay(states, leftOn, day).filter(({ team }) => teams.has(team))
  const vacant = posts.filter(({ vacantSince }) => vacantSince !== null)
  const grades = Map.groupBy(staff, ({ grade }) => grade)
  return {
    ...{ unit, posts, staff, counts },
    funded: posts.length,
    filled: posts.length - vacant.length,
    vacant: vacant.length,
    longVacant: vacant.filter(({ vacantSince }) => isLongVacant(vacantSince, day, peopleRules)).length,
    leavers: leaversBefore(people, day, peopleRules.turnoverMonths),
    turnover: turnover(people, day, peopleRules),
    span: spanOfControl(staff),
    experience: experienceOf(staff, day, peopleRules),
    grades: [...grades].map(([grade, all]) => ({ grade, count: all.length })).sort((a, b) => b.count - a.count),
  }
}

const monthOf = ({ people, states, leftOn }: Gathered, day: Day): MonthOfPeople => {
  const posts = postsOnDay(states, leftOn, day)
  return {
    day,
    staff: people.filter(one => worksOn(one, day)).length,
    funded: posts.length,
    vacant: posts.filter(({ vacantSince }) => vacantSince !== null).length,
  }
}

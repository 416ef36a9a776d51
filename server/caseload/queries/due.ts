import { type RawBuilder, sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { RiskLevel } from '../record/state.ts'
import type { DueItem } from '../timeliness/due-items.ts'

/** Something due about a person, with who they are. */
export type DueForPerson = DueItem & {
  readonly personId: string
  readonly name: string
  readonly crn: string
  readonly tier: string | null
  readonly risk: RiskLevel | null
  readonly officerName: string | null
}

/** More open things than this nobody reads on one page; the page says how many there are. */
export const MOST_DUE = 500

const due = async (trx: Trx, condition: RawBuilder<unknown>): Promise<DueForPerson[]> => {
  const { rows } = await sql<DueForPerson>`
    select d.person_id as "personId", d.standard, d.ref, d.practitioner, d.started, d.due, d.stopped, d.at, d.type,
      p.name, p.crn, p.tier, p.risk_of_serious_harm as risk, o.name as "officerName"
    from caseload.due_item d
    join caseload.person p on p.person_id = d.person_id
    left join platform.practitioner o on o.code = d.practitioner
    where ${condition}
    order by d.due nulls last, d.at nulls last, d.started, p.name, d.standard, d.ref
    limit ${MOST_DUE}`.execute(trx)
  return rows
}

/** What is open with one practitioner, the earliest day first, among those whose records the reader may open. */
export const openWith = (trx: Trx, practitioner: string): Promise<DueForPerson[]> =>
  due(trx, sql`d.practitioner = ${practitioner} and d.stopped is null`)

/** What is open in a team under one standard. */
export const openInTeam = (trx: Trx, team: string, standard: string): Promise<DueForPerson[]> =>
  due(trx, sql`d.team = ${team} and d.standard = ${standard} and d.stopped is null`)

/** Each number of a team page, and the people behind it. */
export const teamStates = ['met', 'met late', 'due', 'overdue', 'unknown'] as const
export type TeamState = (typeof teamStates)[number]

const conditions: Readonly<Record<TeamState, (today: Day) => RawBuilder<unknown>>> = {
  met: () => sql`d.stopped <= d.due`,
  'met late': () => sql`d.stopped > d.due`,
  due: today => sql`d.stopped is null and d.due >= ${today}::date`,
  overdue: today => sql`d.stopped is null and d.due < ${today}::date`,
  unknown: () => sql`d.due is null`,
}

/** The people of a team for whom a standard stands so on a day. */
export const inTeamState = (
  trx: Trx,
  { team, standard, state }: { readonly team: string; readonly standard: string; readonly state: TeamState },
  today: Day,
): Promise<DueForPerson[]> =>
  due(trx, sql`d.team = ${team} and d.standard = ${standard} and ${conditions[state](today)}`)

export type StandardCounts = { readonly standard: string } & Readonly<Record<TeamState, number>>

/** How often each standard is met, late, due and overdue in a team on a day, as far as the reader may see its people. */
export const countsInTeam = async (trx: Trx, team: string, today: Day): Promise<StandardCounts[]> => {
  const counted = teamStates.map(
    state => sql`count(*) filter (where ${conditions[state](today)})::int as ${sql.ref(state)}`,
  )
  const { rows } = await sql<StandardCounts>`
    select d.standard, ${sql.join(counted)} from caseload.due_item d where d.team = ${team} group by d.standard`.execute(
    trx,
  )
  return rows
}

/** What is due about one person, open things first. */
export const dueAbout = async (trx: Trx, personId: string): Promise<DueItem[]> => {
  const { rows } = await sql<DueItem>`
    select standard, ref, practitioner, started, due, stopped, at, type from caseload.due_item
    where person_id = ${personId} order by stopped nulls first, due nulls last, standard, ref`.execute(trx)
  return rows
}

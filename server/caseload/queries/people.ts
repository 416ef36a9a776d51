import { type RawBuilder, sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { RiskLevel, SentenceType } from '../record/state.ts'

export const peopleSorts = ['name', 'crn', 'tier', 'risk', 'officer', 'started', 'waiting'] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** Empty texts filter nothing. */
export type PeopleFilter = {
  /** Part of a name, or a whole CRN. */
  readonly search: string
  readonly team: string
  readonly practitioner: string
  readonly tier: string
  readonly waitingOnly: boolean
  readonly withEnded: boolean
}

export type PeopleQuery = PeopleFilter & {
  readonly sort: PeopleSort
  readonly order: 'ascending' | 'descending'
  /** From 1. */
  readonly page: number
}

export type ListedPerson = {
  readonly personId: string
  readonly name: string
  readonly crn: string
  readonly tier: string | null
  readonly risk: RiskLevel | null
  readonly teamName: string
  readonly officerName: string | null
  readonly sentence: SentenceType | null
  readonly started: Day | null
  readonly waitingSince: Day | null
  readonly status: 'current' | 'ended'
}

export const PEOPLE_TO_A_PAGE = 25

const sortKeys: Readonly<Record<PeopleSort, RawBuilder<unknown>>> = {
  name: sql`p.name`,
  crn: sql`p.crn`,
  tier: sql`p.tier`,
  risk: sql`array_position(array['low', 'medium', 'high', 'very-high'], p.risk_of_serious_harm)`,
  officer: sql`o.name`,
  started: sql`p.sentence_started`,
  waiting: sql`p.unallocated_since`,
}

/** A pattern of LIKE in which the text means only itself. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, character => `\\${character}`)}%`

const conditions = (filter: PeopleFilter): RawBuilder<unknown> => {
  const wanted: RawBuilder<unknown>[] = []
  if (!filter.withEnded) wanted.push(sql`p.status = 'current'`)
  if (filter.search)
    wanted.push(sql`(p.crn = ${filter.search.toUpperCase()} or p.name ilike ${containing(filter.search)})`)
  if (filter.team) wanted.push(sql`p.team = ${filter.team}`)
  if (filter.practitioner) wanted.push(sql`p.practitioner = ${filter.practitioner}`)
  if (filter.tier) wanted.push(sql`p.tier = ${filter.tier}`)
  if (filter.waitingOnly) wanted.push(sql`p.unallocated_since is not null`)
  return wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``
}

/** One page of the people whom a filter finds, among those whose records the reader may open, and how many there are. */
export const listPeople = async (trx: Trx, query: PeopleQuery): Promise<{ people: ListedPerson[]; total: number }> => {
  const where = conditions(query)
  const counted = await sql<{ total: number }>`select count(*) as total from caseload.person p ${where}`.execute(trx)
  const total = counted.rows[0]?.total ?? 0
  const offset = offsetOf({ total, page: query.page, size: PEOPLE_TO_A_PAGE })
  const order = query.order === 'descending' ? sql`desc nulls last` : sql`asc nulls last`
  const { rows } = await sql<ListedPerson>`
    select p.person_id as "personId", p.name, p.crn, p.tier, p.risk_of_serious_harm as risk, t.name as "teamName",
      o.name as "officerName", p.sentence_type as sentence, p.sentence_started as started,
      p.unallocated_since as "waitingSince", p.status
    from caseload.person p
    join platform.unit t on t.code = p.team
    left join platform.practitioner o on o.code = p.practitioner
    ${where}
    order by ${sortKeys[query.sort]} ${order}, p.name, p.crn
    limit ${PEOPLE_TO_A_PAGE} offset ${offset}`.execute(trx)
  return { people: rows, total }
}

export type PeopleChoices = {
  readonly teams: readonly { readonly code: string; readonly name: string }[]
  readonly officers: readonly { readonly code: string; readonly name: string }[]
  readonly tiers: readonly string[]
}

/** What the list can be narrowed to: only what occurs among the people whom the reader may see. */
export const peopleChoices = async (trx: Trx): Promise<PeopleChoices> => {
  const { rows } = await sql<{ team: string; officer: string | null; tier: string | null }>`
    select distinct team, practitioner as officer, tier from caseload.person where status = 'current'`.execute(trx)
  const teams = rows.map(row => row.team)
  const officers = rows.flatMap(row => row.officer ?? [])
  return {
    teams: await named(trx, 'platform.unit', teams),
    officers: await named(trx, 'platform.practitioner', officers),
    tiers: [...new Set(rows.flatMap(row => row.tier ?? []))].sort(),
  }
}

const named = async (trx: Trx, table: 'platform.unit' | 'platform.practitioner', codes: readonly string[]) => {
  if (codes.length === 0) return []
  return trx.selectFrom(table).select(['code', 'name']).where('code', 'in', codes).orderBy('name').execute()
}

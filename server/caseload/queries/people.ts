import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import { noteList } from '../access/note-list.ts'
import { withinReach } from '../access/within-reach.ts'
import type { SentenceType } from '../record/state/sentence.ts'
import type { RiskLevel } from '../record/state.ts'
import { type Found, findByName, type Match, matches } from './name-match.ts'

export const peopleSorts = ['match', 'name', 'crn', 'tier', 'risk', 'officer', 'started', 'waiting'] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** Empty texts filter nothing. */
export type PeopleFilter = {
  /** Who reads the list: it goes to where their people are. */
  readonly reader: Pick<Actor, 'role' | 'unit' | 'practitioner'>
  /** A name, present or former, in part, misspelt or as it sounds; or a whole CRN. */
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
  /** Why a search found the person, and the former name that it found them by; null without a search. */
  readonly match: Match | null
  readonly formerName: string | null
}

export const PEOPLE_TO_A_PAGE = 25

const sortKeys: Readonly<Record<PeopleSort, RawBuilder<unknown>>> = {
  match: sql`m.rank`,
  name: sql`p.name`,
  crn: sql`p.crn`,
  tier: sql`p.tier`,
  risk: sql`array_position(array['low', 'medium', 'high', 'very-high'], p.risk_of_serious_harm)`,
  officer: sql`o.name`,
  started: sql`p.sentence_started`,
  waiting: sql`p.unallocated_since`,
}

/** Conditions on the person `p`, each with its `and`. */
const conditions = (filter: PeopleFilter): RawBuilder<unknown> => {
  const wanted: RawBuilder<unknown>[] = [withinReach(filter.reader)]
  if (!filter.withEnded) wanted.push(sql`and p.status = 'current'`)
  if (filter.team) wanted.push(sql`and p.team = ${filter.team}`)
  if (filter.practitioner) wanted.push(sql`and p.practitioner = ${filter.practitioner}`)
  if (filter.tier) wanted.push(sql`and p.tier = ${filter.tier}`)
  if (filter.waitingOnly) wanted.push(sql`and p.unallocated_since is not null`)
  return sql.join(wanted, sql` `)
}

/** People `p` with how a search found them: `m.rank` and `m.place`, null where nothing was searched for. */
const source = async (trx: Trx, query: PeopleQuery): Promise<{ from: RawBuilder<unknown>; total: number }> => {
  const where = conditions(query)
  if (query.search) {
    const found = await findByName(trx, query.search, where)
    const column = <T>(value: (one: Found) => T): T[] => found.map(value)
    return {
      from: sql`unnest(${column(one => one.personId)}::uuid[], ${column(one => one.rank)}::int[], ${column(one => one.place)}::int[])
        m (person_id, rank, place) join caseload.person p on p.person_id = m.person_id`,
      total: found.length,
    }
  }
  const counted = await sql<{
    total: number
  }>`select count(*) as total from caseload.person p where true ${where}`.execute(trx)
  const people = sql`(select * from caseload.person p where true ${where}) p`
  return {
    from: sql`${people} cross join (values (null::int, null::int)) m (rank, place)`,
    total: counted.rows[0]?.total ?? 0,
  }
}

/** One page of the people whom a filter finds, among those whose records the reader meets, and how many there are. */
export const listPeople = async (trx: Trx, query: PeopleQuery): Promise<{ people: ListedPerson[]; total: number }> => {
  const { from, total } = await source(trx, query)
  const offset = offsetOf({ total, page: query.page, size: PEOPLE_TO_A_PAGE })
  const order = query.order === 'descending' ? sql`desc nulls last` : sql`asc nulls last`
  const { rows } = await sql<Omit<ListedPerson, 'match'> & { rank: number | null }>`
    select p.person_id as "personId", p.name, p.crn, p.tier, p.risk_of_serious_harm as risk, t.name as "teamName",
      o.name as "officerName", p.sentence_type as sentence, p.sentence_started as started,
      p.unallocated_since as "waitingSince", p.status, m.rank, p.state -> 'formerNames' ->> (m.place - 2) as "formerName"
    from ${from}
    join platform.unit t on t.code = p.team
    left join platform.practitioner o on o.code = p.practitioner
    order by ${sortKeys[query.sort]} ${order}, p.name, p.crn
    limit ${PEOPLE_TO_A_PAGE} offset ${offset}`.execute(trx)
  const people = rows.map(({ rank, ...row }) => ({ ...row, match: rank ? (matches[rank - 1] ?? null) : null }))
  await noteList(
    trx,
    people.map(one => one.personId),
    query.search,
  )
  return { people, total }
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

import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** Why a search found somebody, the best reason first. */
export const matches = ['crn', 'same', 'start', 'part', 'spelling', 'sound'] as const
export type Match = (typeof matches)[number]

/** Half of the groups of three letters in common, or most of the search in one stretch of the name: one or two letters wrong. */
const ALIKE = 0.35
const PART_ALIKE = 0.55

/** What is asked, as names are compared. */
type Wanted = {
  readonly text: string
  readonly words: readonly string[]
  readonly starts: readonly string[]
  readonly sounds: readonly string[]
}

const wantedIn = async (trx: Trx, search: string): Promise<Wanted> => {
  const { rows } = await sql<Wanted>`
    select text, words, array(select '% ' || word || '%' from unnest(words) word) as starts,
      caseload.first_sounds_of(words) as sounds
    from (select caseload.searchable(${search}) as text) asked, lateral string_to_array(text, ' ') words`.execute(trx)
  const { text = '', words = [], starts = [], sounds = [] } = rows[0] ?? {}
  // One consonant alone sounds like half of everybody.
  return { text, words, starts, sounds: sounds.join('').length > 1 ? sounds : [] }
}

/** The best way in which a search finds a name `n`, as its place in `matches`, counted from 1. */
const rankOf = ({ text, words, starts, sounds }: Wanted, crn: string): RawBuilder<unknown> => {
  if (text === '') return sql`case when p.crn = ${crn} then 1 end`
  const alike = sql`caseload.similarity(n.name, ${text}) >= ${ALIKE} or caseload.word_similarity(${text}, n.name) >= ${PART_ALIKE}`
  const soundsAlike = sounds.length > 0 ? sql`when p.sounds @> ${sounds}::text[] then 6` : sql``
  return sql`case
    when p.crn = ${crn} then 1
    when length(n.name) = length(${text}) and string_to_array(n.name, ' ') @> ${words}::text[] then 2
    when ' ' || n.name like all (${starts}::text[]) then 3
    when strpos(n.name, ${text}) > 0 then 4
    when ${alike} then 5
    ${soundsAlike} end`
}

/** Somebody whom a search found: how well, and by which name (1 for the present one, then former ones). */
export type Found = { readonly personId: string; readonly rank: number; readonly place: number }

/**
 * The people in sight whom a search finds, by a name or a whole CRN.
 *
 * Everybody's sight ends at one PDU, so the rule of who is seen goes first and a few thousand names are compared one by one: no
 * index on names is asked, and row-level security costs nothing extra (bench/name-search.ts).
 *
 * @param where conditions on the person `p`, each with its `and`
 */
export const findByName = async (trx: Trx, search: string, where: RawBuilder<unknown>): Promise<Found[]> => {
  const rank = rankOf(await wantedIn(trx, search), search.replace(/\s/g, '').toUpperCase())
  const { rows } = await sql<Found>`
    select distinct on (found.person_id) found.person_id as "personId", found.rank, found.place::int
    from (
      select p.person_id, n.place, ${rank} as rank
      from caseload.person p cross join unnest(p.searched) with ordinality n (name, place)
      where true ${where}
    ) found
    where found.rank is not null
    order by found.person_id, found.rank, found.place`.execute(trx)
  return rows
}

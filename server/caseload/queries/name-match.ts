import { type RawBuilder, sql } from 'kysely'

/** Why a search found somebody, the best reason first. */
export const matches = ['crn', 'same', 'start', 'part', 'spelling', 'sound'] as const
export type Match = (typeof matches)[number]

/** Half of the groups of three letters in common, or most of the search in one stretch of the name: one or two letters wrong. */
const ALIKE = 0.35
const PART_ALIKE = 0.55

/**
 * Joins to each person `p` in sight the best way in which a search finds them: `m.rank` (place in `matches`, from 1) and `m.place`
 * (1 for the present name, then former ones). People whom it does not find drop out.
 *
 * Everybody's sight ends at one PDU, so the rule of who is seen goes first and a few thousand names are compared one by one: no
 * index on names is asked, and row-level security costs nothing extra (bench/name-search.ts).
 */
export const joinMatches = (search: string): RawBuilder<unknown> => sql`
  cross join (
    select text, words, caseload.first_sounds_of(words) as sounds,
      array(select '% ' || word || '%' from unnest(words) word) as starts,
      array(select word from unnest(words) word order by word) as sorted
    from (select caseload.searchable(${search}) as text) asked, lateral string_to_array(text, ' ') words
  ) w
  cross join lateral (
    select rank, place from (
      select place, case
        when p.crn = ${search.replace(/\s/g, '').toUpperCase()} then 1
        when w.text = '' then null
        when n.name = w.text or array(select word from unnest(string_to_array(n.name, ' ')) word order by word) = w.sorted then 2
        when ' ' || n.name like all (w.starts) then 3
        when strpos(n.name, w.text) > 0 then 4
        when caseload.similarity(n.name, w.text) >= ${ALIKE} or caseload.word_similarity(w.text, n.name) >= ${PART_ALIKE} then 5
        -- One consonant alone sounds like half of everybody.
        when w.sounds <@ p.sounds and array_to_string(w.sounds, '') like '__%' then 6
      end as rank
      from unnest(p.searched) with ordinality n (name, place)
    ) ranked
    where rank is not null
    order by rank, place
    limit 1
  ) m`

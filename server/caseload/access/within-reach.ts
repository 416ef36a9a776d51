import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'

/**
 * What a list of people `p` adds to its query for this reader: where they can be, so that the database goes there at once. It
 * grants nothing: row-level security decides behind it, on the rows that are left. Without it the list of a team in 240,000
 * cases took nearly twice the time of the same query with no policy (bench row-level-security).
 */
export const withinReach = ({
  role,
  unit,
  practitioner,
}: Pick<Actor, 'role' | 'unit' | 'practitioner'>): RawBuilder<unknown> => {
  if (role !== 'practitioner' && role !== 'spo') return sql``
  const waiting =
    role === 'spo'
      ? sql`or (p.unallocated_since is not null and p.pdu = (select parent from platform.unit where code = ${unit}))`
      : sql``
  return sql`and (p.team = ${unit} or p.pdu = ${unit} or p.practitioner = ${practitioner} ${waiting})`
}

import { sql } from 'kysely'
import type { Entry } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'
import type { KeptSpan } from './kept-spans.ts'
import type { SpanFacts } from './spans.ts'

/** What has to change in the table so that it holds the spans of one person as they are after an entry. */
export const changesOf = (before: readonly KeptSpan[], after: readonly KeptSpan[]) => {
  const stays = new Set(after.map(span => span.id))
  const same = new Set(before)
  return {
    gone: before.flatMap(({ id }) => (id === null || stays.has(id) ? [] : [id])),
    changed: after.filter(span => span.id !== null && !same.has(span)),
    added: after.filter(span => span.id === null),
  }
}

/** Spans of a person that are what is known now, for a writer beside their new entry. */
export const spansToChange = async (trx: Trx, personId: string): Promise<readonly KeptSpan[]> => {
  const { rows } = await sql<KeptSpan>`select * from workforce.spans_to_change(${personId})`.execute(trx)
  return rows
}

/**
 * Ends the open span of a person and begins the next, in one statement.
 *
 * @returns false, with nothing changed, when that is not all there is to do
 */
export const beginNextSpan = async (
  trx: Trx,
  personId: string,
  { happened, recordedAt }: Pick<Entry, 'happened' | 'recordedAt'>,
  now: SpanFacts | null,
): Promise<boolean> => {
  const { rows } = await sql<{
    done: boolean
  }>`select workforce.begin_next_span(${personId}, ${happened.from}, ${recordedAt},
    ${JSON.stringify(now ?? {})}::jsonb) as done`.execute(trx)
  return rows[0]?.done === true
}

/** Writes the spans of one person after an entry, in its transaction. */
export const writeSpans = async (
  trx: Trx,
  personId: string,
  before: readonly KeptSpan[],
  after: readonly KeptSpan[],
): Promise<void> => {
  const { gone, changed, added } = changesOf(before, after)
  if (gone.length + changed.length + added.length === 0) return
  await sql`select workforce.write_spans(${personId}, ${gone}::bigint[], ${JSON.stringify(changed)}::jsonb,
    ${JSON.stringify(added)}::jsonb)`.execute(trx)
}

/** Spans of some people that are what is known now, as the system role. */
export const spansOfPeople = async (
  trx: Trx,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptSpan[]>> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.case_span')
    .selectAll()
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .where('replaced_at', 'is', null)
    .orderBy('from_day')
    .execute()
  return Map.groupBy(rows, row => row.person_id)
}

type PersonChanges = { readonly personId: string } & ReturnType<typeof changesOf>

/** The same for thousands of people in three statements, as the system role. */
export const putSpans = async (trx: Trx, people: readonly PersonChanges[]): Promise<void> => {
  const gone = people.flatMap(person => person.gone)
  if (gone.length > 0) await sql`delete from workforce.case_span where id = any(${gone}::bigint[])`.execute(trx)
  await putChanged(
    trx,
    people.flatMap(person => person.changed),
  )
  await putAdded(
    trx,
    people.flatMap(({ personId, added }) => added.map(span => ({ ...span, personId }))),
  )
}

const putChanged = async (trx: Trx, spans: readonly KeptSpan[]): Promise<void> => {
  if (spans.length === 0) return
  await sql`update workforce.case_span s set to_day = c.to_day, closed_at = c.closed_at, replaced_at = c.replaced_at
    from unnest(${spans.map(one => one.id)}::bigint[], ${spans.map(one => one.to_day)}::date[],
      ${spans.map(one => one.closed_at)}::timestamptz[], ${spans.map(one => one.replaced_at)}::timestamptz[])
      as c (id, to_day, closed_at, replaced_at) where s.id = c.id`.execute(trx)
}

const putAdded = async (trx: Trx, spans: readonly (KeptSpan & { readonly personId: string })[]): Promise<void> => {
  if (spans.length === 0) return
  const column = <T>(value: (span: KeptSpan & { readonly personId: string }) => T): T[] => spans.map(value)
  await sql`insert into workforce.case_span (person_id, team, officer, tier, location, inactive, from_day, to_day, ends_on,
      release_on, recorded_at, closed_at, replaced_at)
    select * from unnest(${column(s => s.personId)}::uuid[], ${column(s => s.team)}::text[], ${column(s => s.officer)}::text[],
      ${column(s => s.tier)}::text[], ${column(s => s.location)}::text[], ${column(s => s.inactive)}::text[],
      ${column(s => s.from_day)}::date[], ${column(s => s.to_day)}::date[], ${column(s => s.ends_on)}::date[],
      ${column(s => s.release_on)}::date[], ${column(s => s.recorded_at)}::timestamptz[],
      ${column(s => s.closed_at)}::timestamptz[], ${column(s => s.replaced_at)}::timestamptz[])`.execute(trx)
}

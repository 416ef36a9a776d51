import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'
import type { KeptWork } from './kept-work.ts'

/** What has to change in the table so that it holds the work of one person as it is after an entry. */
export const workChanges = (before: readonly KeptWork[], after: readonly KeptWork[]) => {
  const stays = new Set(after.map(one => one.id))
  const same = new Set(before)
  return {
    gone: before.flatMap(({ id }) => (id === null || stays.has(id) ? [] : [id])),
    changed: after.filter(one => one.id !== null && !same.has(one)),
    added: after.filter(one => one.id === null),
  }
}

/** Work of a person that is what is known now, for a writer beside their new entry. */
export const workToChange = async (trx: Trx, personId: string): Promise<readonly KeptWork[]> => {
  const { rows } = await sql<KeptWork>`select * from workforce.work_to_change(${personId})`.execute(trx)
  return rows
}

/** Writes the work of one person after an entry, in its transaction. */
export const writeWork = async (
  trx: Trx,
  personId: string,
  before: readonly KeptWork[],
  after: readonly KeptWork[],
): Promise<void> => {
  const { gone, changed, added } = workChanges(before, after)
  if (gone.length + changed.length + added.length === 0) return
  await sql`select workforce.write_work(${personId}, ${gone}::bigint[], ${JSON.stringify(changed)}::jsonb,
    ${JSON.stringify(added)}::jsonb)`.execute(trx)
}

/** Work of some people, as the system role: what is known now, and what was taken back where that is asked for. */
export const workOfPeople = async (
  trx: Trx,
  people: readonly string[],
  which: 'known now' | 'all',
): Promise<ReadonlyMap<string, readonly KeptWork[]>> => {
  const rows = workforce(trx)
    .selectFrom('workforce.work_done')
    .selectAll()
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .orderBy('id')
  const found = await (which === 'all' ? rows : rows.where('replaced_at', 'is', null)).execute()
  return Map.groupBy(found, row => row.person_id)
}

type PersonChanges = { readonly personId: string } & ReturnType<typeof workChanges>

/** The same for thousands of people in three statements, as the system role. */
export const putWork = async (trx: Trx, people: readonly PersonChanges[]): Promise<void> => {
  const gone = people.flatMap(person => person.gone)
  const changed = people.flatMap(person => person.changed)
  const added = people.flatMap(one => one.added.map(work => ({ ...work, person_id: one.personId })))
  if (gone.length > 0) await sql`delete from workforce.work_done where id = any(${gone}::bigint[])`.execute(trx)
  if (changed.length > 0) {
    await sql`update workforce.work_done w set replaced_at = c.replaced_at
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c (id bigint, replaced_at timestamptz)
      where w.id = c.id`.execute(trx)
  }
  if (added.length > 0) {
    await sql`insert into workforce.work_done (person_id, entry, kind, code, officer, holder, team, on_day, recorded_at, replaced_at)
      select * from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as a (person_id uuid, entry uuid, kind text, code text,
        officer text, holder text, team text, on_day date, recorded_at timestamptz, replaced_at timestamptz)`.execute(
      trx,
    )
  }
}

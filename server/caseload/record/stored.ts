import type { Selectable } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { caseload, type EntryTable } from '../tables.ts'
import type { Entry, NewEntry } from './entry.ts'

/** What the leaf of an entry commits to. The columns beside it in `caseload.entry` repeat the first three. */
export type Payload = {
  readonly author: string
  readonly workDoneBy: string
  readonly reason: string | null
  readonly body: unknown
}

export const payloadOf = (entry: NewEntry): Payload => ({
  author: entry.author,
  workDoneBy: entry.workDoneBy,
  reason: entry.reason ?? null,
  body: entry.body,
})

/** The sealed payload of a stored row. */
export const readPayload = (payload: Uint8Array): Payload =>
  JSON.parse(Buffer.from(payload).toString('utf8')) as Payload

/** A stored row as an entry; author, work and reason come from the sealed bytes, not from the columns beside them. */
export const readEntry = (row: Selectable<EntryTable>): Entry => {
  const { author, workDoneBy, reason, body } = readPayload(row.payload)
  return {
    entryId: row.entry_id,
    personId: row.person_id,
    seq: row.seq,
    kind: row.kind,
    author,
    workDoneBy,
    happened: row.happened_to ? { from: row.happened_from, to: row.happened_to } : { from: row.happened_from },
    recordedAt: row.recorded_at,
    supersedes: row.supersedes,
    reason,
    body,
  }
}

/** Every entry of some people, each person's in the order of writing, as far as the reader may see them. */
export const entriesOf = async (trx: Trx, people: readonly string[]): Promise<Entry[]> => {
  const rows = await caseload(trx)
    .selectFrom('caseload.entry')
    .selectAll()
    .where('person_id', 'in', people)
    .orderBy('person_id')
    .orderBy('seq')
    .execute()
  return rows.map(readEntry)
}

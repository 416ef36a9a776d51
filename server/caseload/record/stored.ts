import type { Selectable } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { StoredRow } from '#platform/ledger/check-entries.ts'
import type { Sealed } from '#platform/ledger/seal.ts'
import { Erased, openFor, sealFor, subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { caseload, type EntryTable } from '../tables.ts'
import type { Entry, NewEntry } from './entry.ts'

/** What the leaf of an entry commits to. The columns beside it in `caseload.entry` repeat the first two. */
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

const SALT_BYTES = 32

/** The columns in which the words of an entry are kept: sealed under the key of the person, for this entry alone. */
export const wordsColumns = (
  personId: string,
  { entry, salt, payload }: Sealed,
  body: unknown,
): Pick<EntryTable, 'sealed' | 'placed_team'> => ({
  sealed: sealFor(personId, entry, Buffer.concat([salt, payload])),
  placed_team: placedTeam(body),
})

/** The team in which an entry places the person; null when it places them nowhere. */
export const placedTeam = (body: unknown): string | null => {
  const team: unknown = Object.getOwnPropertyDescriptor(body ?? {}, 'team')?.value
  return typeof team === 'string' ? team : null
}

type Words = Pick<Selectable<EntryTable>, 'entry_id' | 'person_id' | 'sealed' | 'payload' | 'salt'>

/**
 * Salt and payload of a stored row.
 *
 * @throws Erased when the key of the person was destroyed
 */
export const openRow = ({ entry_id, person_id, sealed, payload, salt }: Words) => {
  if (payload && salt) return { payload, salt }
  const opened = openFor(person_id, entry_id, sealed ?? Buffer.alloc(0))
  return { salt: opened.subarray(0, SALT_BYTES), payload: opened.subarray(SALT_BYTES) }
}

/** For `candour fsck`: what opens the commitment of a stored entry, or that its key was destroyed. */
export const openStored = ({ entry, stream, sealed, payload, salt }: StoredRow) => {
  try {
    return openRow({ entry_id: entry, person_id: stream, sealed, payload, salt })
  } catch (error) {
    if (error instanceof Erased) return 'erased' as const
    throw error
  }
}

/**
 * What a stored entry says.
 *
 * @throws Erased when the key of the person was destroyed
 */
export const readPayload = (row: Words): Payload =>
  JSON.parse(Buffer.from(openRow(row).payload).toString('utf8')) as Payload

/**
 * A stored row as an entry; author and work come from the sealed bytes, not from the columns beside them.
 *
 * @throws Erased when the key of the person was destroyed
 */
export const readEntry = (row: Selectable<EntryTable>): Entry => {
  const { author, workDoneBy, reason, body } = readPayload(row)
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

/** Whether the key of the person is still there. */
export const isReadable = ({ person_id }: Pick<EntryTable, 'person_id'>): boolean =>
  subjectKeys().keyOf(person_id) !== 'destroyed'

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

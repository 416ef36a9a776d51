import { isDeepStrictEqual } from 'node:util'
import { commitFields } from '@candour/ledger'
import { type RawBuilder, sql } from 'kysely'
import type { Day, Trx } from '../database/tables.ts'
import type { Envelope } from './check-envelope.ts'
import type { Report } from './check-finding.ts'
import { commitmentOf, fieldsOfPayload } from './seal.ts'

/** An entry as its room stores it. */
export type StoredRow = {
  readonly entry: string
  readonly stream: string
  readonly seq: number
  readonly type: string
  /** ISO 8601 in UTC, to the millisecond, as the envelope has it. */
  readonly recorded: string
  /** Null where the room keeps no such column: then only the envelope says when it happened. */
  readonly happened_from: Day | null
  readonly happened_to: Day | null
  readonly supersedes: string | null
  /** Null where the room seals its entries. */
  readonly payload: Buffer | null
  readonly salt: Buffer | null
  readonly sealed: Buffer | null
}

/** What opens the commitments of an envelope. */
type OpenedPayload = { readonly payload: Uint8Array; readonly salt: Uint8Array }

/** A room whose entries the ledger holds: `entries` is a SELECT of the columns of StoredEntry, `recorded` as a timestamptz. */
export type RoomEntries = {
  readonly room: string
  readonly entries: RawBuilder<unknown>
  /** Opens an entry that is stored sealed; `erased` when its key was destroyed on purpose. @throws when it does not open */
  readonly open?: (stored: StoredRow) => OpenedPayload | 'erased'
}

/** A stored entry with its words, as far as they can be read. */
export type StoredEntry = StoredRow & { readonly opened: OpenedPayload | 'erased' | 'unreadable' }

/** The stored entries with these ids, by id. */
export const storedEntries = async (
  trx: Trx,
  room: RoomEntries,
  ids: readonly string[],
): Promise<Map<string, StoredEntry>> => {
  const { rows } =
    await sql<StoredRow>`select entry, stream, seq, type, happened_from, happened_to, supersedes, payload, salt, sealed,
      to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded
    from (${room.entries}) as stored where entry = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map(row => [row.entry, { ...row, opened: openedBy(room, row) }]))
}

/** Compares a room's entry with its envelope: every column that both have, and the payload with the commitment. */
export const checkEntry = (stored: StoredEntry, envelope: Envelope, report: Report): void => {
  const expected = {
    stream: envelope.stream,
    seq: envelope.seq,
    type: envelope.type,
    recorded: envelope.recorded,
    supersedes: envelope.supersedes,
    ...(stored.happened_from === null
      ? {}
      : { happened_from: envelope.happened.from, happened_to: envelope.happened.to ?? null }),
  }
  for (const [name, value] of Object.entries(expected)) {
    const found: unknown = Reflect.get(stored, name)
    if (found !== value) {
      report('entry column', `entry ${stored.entry}`, `${name} is ${String(found)}, the envelope says ${String(value)}`)
    }
  }
  const { opened } = stored
  if (opened === 'erased') return
  if (opened === 'unreadable') {
    report('sealed entry', `entry ${stored.entry}`, 'does not open with the key of its person')
  } else if (!opensCommitments(envelope, opened)) {
    report('commitment', `entry ${stored.entry}`, 'payload and salt do not open the commitment in its envelope')
  }
}

const openedBy = ({ open }: RoomEntries, stored: StoredRow): StoredEntry['opened'] => {
  const { payload, salt } = stored
  if (payload && salt) return { payload, salt }
  try {
    return open?.(stored) ?? 'unreadable'
  } catch {
    return 'unreadable'
  }
}

const opensCommitments = (envelope: Envelope, { payload, salt }: OpenedPayload): boolean => {
  if (envelope.v === 1) return commitmentOf(salt, payload).toString('base64url') === envelope.commit
  try {
    const fields = fieldsOfPayload(JSON.parse(Buffer.from(payload).toString('utf8')))
    return isDeepStrictEqual(commitFields(salt, fields), envelope.fields)
  } catch {
    return false
  }
}

/** Entries that were put beside the ledger: they have no leaf. */
export const checkNoneWithoutLeaf = async (trx: Trx, { room, entries }: RoomEntries, report: Report): Promise<void> => {
  const { rows } = await sql<{ entry: string }>`select entry from (${entries}) as stored
    where not exists (select from ledger.leaf_in l where l.entry_id = stored.entry)`.execute(trx)
  for (const { entry } of rows) report('entry', `entry ${entry}`, `stands in ${room} and has no leaf`)
}

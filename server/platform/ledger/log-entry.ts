import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Trx } from '../database/tables.ts'
import { appendLeaf, lockStream, openStream } from './append.ts'

/** What the log says of itself, in a stream of its own: each is an entry with a leaf, so that nobody can take it back. */
const payloads = {
  'log-key-announced': z.object({ key: z.string() }),
  'log-key-retired': z.object({ key: z.string() }),
  /** The text of the policy that is in force from here on, without the lines of the log's own keys. */
  'witness-policy': z.object({ policy: z.string() }),
  /** `held`: the time that checkpoints keep until the clock has passed it again. Both in ISO 8601. */
  'clock-went-back': z.object({ held: z.string(), clock: z.string() }),
}

type LogEntryType = keyof typeof payloads
type PayloadOf<T extends LogEntryType> = z.output<(typeof payloads)[T]>

const ROOM = 'log'

const logStream = async (trx: Trx) => {
  const stream = await trx.selectFrom('ledger.stream').select('id').where('room', '=', ROOM).executeTakeFirst()
  return stream ? lockStream(trx, stream.id) : openStream(trx, ROOM)
}

/**
 * Writes an entry of the log itself, as the system role.
 *
 * @returns its id
 */
export const writeLogEntry = async <T extends LogEntryType>(
  trx: Trx,
  type: T,
  payload: PayloadOf<T>,
  now: Date,
): Promise<string> => {
  const stream = await logStream(trx)
  const entry = randomUUID()
  const happened = { from: now.toISOString().slice(0, 10) }
  const sealed = await appendLeaf(trx, { stream, entry, type, recordedAt: now, happened, payload })
  await trx
    .insertInto('ledger.log_entry')
    .values({
      id: entry,
      stream: stream.id,
      seq: sealed.seq,
      type,
      recorded_at: now,
      payload: sealed.payload,
      salt: sealed.salt,
    })
    .execute()
  return entry
}

/** Every entry of this kind that the log has written of itself, the newest first. */
export const logEntries = async <T extends LogEntryType>(
  trx: Trx,
  type: T,
): Promise<readonly { readonly id: string; readonly recordedAt: Date; readonly payload: PayloadOf<T> }[]> => {
  const rows = await trx
    .selectFrom('ledger.log_entry')
    .select(['id', 'recorded_at', 'payload'])
    .where('type', '=', type)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    recordedAt: row.recorded_at,
    payload: payloads[type].parse(JSON.parse(Buffer.from(row.payload).toString('utf8'))) as PayloadOf<T>,
  }))
}

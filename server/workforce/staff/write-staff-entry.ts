import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { appendLeaf, lockStream, openStream } from '#platform/ledger/append.ts'
import { workforce } from '../tables.ts'

/** Where the ledger keeps what is recorded about staff; the room of imports is another. */
export const staffRoom = 'workforce-staff'

/** One type for all: the log is public, and a word like "sickness" beside a pseudonym would say too much. */
const staffType = 'workforce.staff'

/** Something that a manager records about one officer. */
export type NewStaffEntry = {
  readonly officer: string
  readonly happened: { readonly from: Day; readonly to?: Day | undefined }
  readonly payload: unknown
  readonly author: string
  readonly now: Date
  /** The entry that this one takes the place of. */
  readonly supersedes?: string | undefined
}

const staffLock = 7_316_044

/**
 * Whoever records about an officer, or gives them a case, waits for whoever does so already: what was checked then still holds
 * when it is written.
 */
export const lockOfficer = async (trx: Trx, officer: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${staffLock}::int, hashtext(${officer}))`.execute(trx)
}

/** Writes one entry about an officer with its leaf, in this transaction. Returns its id. */
export const writeStaffEntry = async (trx: Trx, entry: NewStaffEntry): Promise<string> => {
  await lockOfficer(trx, entry.officer)
  const stream = await streamOf(trx, entry.officer)
  const id = randomUUID()
  const { from, to } = entry.happened
  const { seq, salt, payload } = await appendLeaf(trx, {
    stream,
    entry: id,
    type: staffType,
    recordedAt: entry.now,
    happened: to === undefined ? { from } : { from, to },
    supersedes: entry.supersedes,
    payload: entry.payload,
  })
  const times = { recorded_at: entry.now, happened_from: from, happened_to: to ?? null }
  const of = { id, stream: stream.id, seq, type: staffType, officer: entry.officer, author: entry.author }
  await workforce(trx)
    .insertInto('workforce.staff_entry')
    .values({ ...of, ...times, supersedes: entry.supersedes ?? null, salt, payload })
    .execute()
  return id
}

const streamOf = async (trx: Trx, officer: string) => {
  const db = workforce(trx)
  const row = await db
    .selectFrom('workforce.staff_stream')
    .select('stream')
    .where('officer', '=', officer)
    .executeTakeFirst()
  if (row) return lockStream(trx, row.stream)
  const stream = await openStream(trx, staffRoom)
  await db.insertInto('workforce.staff_stream').values({ officer, stream: stream.id }).execute()
  return stream
}

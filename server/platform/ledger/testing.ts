import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { clientSettings } from '../database/connect.ts'
import type { Databases } from '../database/databases.ts'
import type { Db, Trx } from '../database/tables.ts'
import { appendLeaf, openStream, streamAfter } from './append.ts'
import { checkLedger } from './check.ts'
import type { RoomEntries } from './check-entries.ts'
import type { Finding } from './check-finding.ts'
import type { LogKey } from './keys.ts'

const NOON = new Date('2026-11-20T12:00:00Z')

/** A log key as good as a real one, that lives as long as the test. */
export const testKey = (origin = 'candour.example/test'): LogKey => {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32))
  return { origin, publicKey, sign: bytes => new Uint8Array(sign(null, bytes, pair.privateKey)) }
}

/** A room as plain as one can be: what every room stores of an entry, and nothing else. */
export const plainRoom: RoomEntries = {
  room: 'caseload',
  entries: sql`select *, null::bytea as sealed from public.entry`,
}

/** Makes the table of the plain room, which migrations do not know. */
export const makePlainRoom = async ({ url }: Databases): Promise<void> => {
  const administrator = new pg.Client(clientSettings(url))
  await administrator.connect()
  await administrator.query(`create table public.entry (entry uuid primary key, stream uuid, seq integer, type text,
    recorded timestamptz(3), happened_from date, happened_to date, supersedes uuid, payload bytea, salt bytea);
    grant all on public.entry to candour_system, candour_app`)
  await administrator.end()
}

/** Writes entries of a new chain into the plain room, in one transaction. */
export const writeEntries = (db: Db, count: number): Promise<void> =>
  db.transaction().execute(async trx => {
    let stream = await openStream(trx, 'caseload')
    for (let written = 0; written < count; written += 1) {
      const entry = randomUUID()
      const happened = { from: '2026-11-19', to: '2026-11-20' }
      const payload = { text: `entry ${written}` }
      const sealed = await appendLeaf(trx, { stream, entry, type: 'contact', recordedAt: NOON, happened, payload })
      await sql`insert into public.entry values (${entry}, ${sealed.stream}, ${sealed.seq}, 'contact', ${NOON},
        '2026-11-19', '2026-11-20', null, ${sealed.payload}, ${sealed.salt})`.execute(trx)
      stream = streamAfter(sealed)
    }
  })

/** Everything that a check of the ledger finds, with what it looked at. */
export const checkedLedger = async (trx: Trx, rooms: readonly RoomEntries[] = [plainRoom]) => {
  const findings: Finding[] = []
  const check = await checkLedger(trx, rooms, new Date(), {
    found: finding => findings.push(finding),
    progress: () => {},
  })
  return { ...check, findings }
}

/**
 * Waits until nothing that was committed so far is above the snapshot horizon: a transaction of any database of the server holds it
 * back, and what is above it is neither numbered nor sealed yet.
 */
export const untilBelowHorizon = async (db: Db): Promise<void> => {
  const { rows } = await sql<{ next: string }>`select pg_current_xact_id()::text as next`.execute(db)
  const reached = async (): Promise<boolean> => {
    const answer = await sql<{
      passed: boolean
    }>`select pg_snapshot_xmin(pg_current_snapshot()) >= ${rows[0]?.next ?? '0'}::xid8
      as passed`.execute(db)
    return answer.rows[0]?.passed ?? false
  }
  while (!(await reached())) await pause(10)
}

import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { clientSettings } from '#platform/database/connect.ts'
import type { Trx } from '#platform/database/tables.ts'
import { appendLeaf, lockStream, openStream } from '#platform/ledger/append.ts'
import { benchDatabases } from './database.ts'
import type { BenchRow } from './row.ts'

const CLIENTS = 8
const WRITES = 40
/** The two sides take turns, and the middle of each counts: a checkpoint of the server must not fall on one side only. */
const ROUNDS = 15
const OTHER_WORK_MS = 2
const TARGET = 0.9

type Write = (trx: Trx, client: number) => Promise<void>

const payload = { kind: 'contact', text: 'Talked about the week. '.repeat(16) }
const happened = { from: '2026-11-20' }

const transactionsPerSecond = async (
  databases: Awaited<ReturnType<typeof benchDatabases>>,
  write: Write,
): Promise<number> => {
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let written = 0; written < WRITES; written += 1) {
        await databases.app.transaction().execute(async trx => {
          await pause(OTHER_WORK_MS)
          await write(trx, client)
        })
      }
    }),
  )
  return (CLIENTS * WRITES * 1000) / (performance.now() - started)
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const makeTables = async (url: string): Promise<void> => {
  const owner = new pg.Client(clientSettings(url))
  await owner.connect()
  await owner.query(`create table public.entry (id uuid primary key, body jsonb not null);
    create table public.case_head (id uuid primary key, seq integer not null);
    create table public.second (id uuid primary key, case_id uuid not null, seq integer not null, body bytea not null,
      unique (case_id, seq));
    grant all on public.entry, public.second, public.case_head to candour_app;
    insert into public.case_head select id, 0 from ledger.stream`)
  await owner.end()
}

/**
 * An entry with its leaf, against the same transaction with a plain second row of about the same bytes. Both lock their own case
 * and count its entries, as any record with an order per case must.
 */
export const appendBenchmark = async (): Promise<BenchRow[]> => {
  const databases = await benchDatabases()
  try {
    const streams = await databases.app
      .transaction()
      .execute(trx => Promise.all(Array.from({ length: CLIENTS }, () => openStream(trx, 'caseload'))))
    await makeTables(databases.url)
    const body = Buffer.alloc(400)
    const entry = (trx: Trx, id: string) =>
      sql`insert into public.entry values (${id}, ${JSON.stringify(payload)})`.execute(trx)
    const withLeaf: Write = async (trx, client) => {
      const id = randomUUID()
      const stream = await lockStream(trx, streams[client]?.id ?? '')
      await entry(trx, id)
      await appendLeaf(trx, { stream, entry: id, type: 'case.entry', recordedAt: new Date(), happened, payload })
    }
    const withSecondRow: Write = async (trx, client) => {
      const id = randomUUID()
      const own = streams[client]?.id ?? ''
      await sql`select seq from public.case_head where id = ${own} for update`.execute(trx)
      await entry(trx, id)
      await sql`with head as (update public.case_head set seq = seq + 1 where id = ${own})
        insert into public.second values (${id}, ${own}, ${randomInt(2 ** 31)}, ${body})`.execute(trx)
    }
    const measured: { ours: number; theirs: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const theirs = await transactionsPerSecond(databases, withSecondRow)
      measured.push({ theirs, ours: await transactionsPerSecond(databases, withLeaf) })
    }
    const ours = middle(measured.map(one => one.ours))
    const theirs = middle(measured.map(one => one.theirs))
    const ratio = ours / theirs
    return [
      {
        work: 'Append an entry with its leaf, 8 clients, 2 ms of other work',
        ours,
        theirs,
        unit: '/s',
        peer: 'same transaction, plain second row',
        ratio,
        target: `>= ${TARGET}`,
        holds: ratio >= TARGET,
      },
    ]
  } finally {
    await databases.close()
  }
}

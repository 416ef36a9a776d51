import { randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Databases } from '#platform/database/databases.ts'
import { appendLeaf, openStream, streamAfter } from '#platform/ledger/append.ts'
import { announceKey, publishCheckpoint } from '#platform/ledger/checkpoint.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { logKeyIn } from '#platform/ledger/keys.ts'
import { proofOf } from '#platform/ledger/log.ts'
import { type Sequencer, startSequencer } from '#platform/ledger/sequencer.ts'
import { benchDatabases, vacuumAnalyze } from './database.ts'
import type { BenchRow } from './row.ts'

const ENTRIES = 1_000_000
const STREAMS = 1000
const ROUNDS = 8
const PROOFS = 500
const MOST_PROOF_MS = 5
const WRITERS = 8
const WRITTEN_BY_EACH = 60
const BETWEEN_WRITES_MS = 80
const MOST_LAG_MS = 1000

/** The value that 99 of 100 do not exceed. */
const p99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN

/** Leaves of the usual size, made by the database: a proof looks at hashes, not at what the envelopes say. */
const fill = async (databases: Databases): Promise<void> => {
  const { system } = databases
  await sql`insert into ledger.stream (id, room, seq)
    select gen_random_uuid(), 'caseload', ${ENTRIES / STREAMS}::int from generate_series(1, ${STREAMS}::int)`.execute(
    system,
  )
  await sql`insert into ledger.leaf_in (entry_id, stream, seq, type, envelope, leaf_hash)
    select gen_random_uuid(), id, place, 'contact', envelope, sha256('\\x00'::bytea || envelope)
    from ledger.stream, generate_series(1, ${ENTRIES / STREAMS}::int) place,
      lateral (select convert_to(rpad(id::text || '/' || place::text, 380, '.'), 'UTF8') as envelope) made`.execute(
    system,
  )
  await integrateAll(system)
  await vacuumAnalyze(databases)
}

/** Milliseconds of proofs of random entries, one after the other, as the page of an entry asks for them. */
const proofTimes = async ({ app }: Databases): Promise<number[]> => {
  const times: number[] = []
  for (let made = 0; made < PROOFS; made += 1) {
    const numbered = await app
      .selectFrom('ledger.leaf')
      .select('entry_id')
      .where('idx', '=', randomInt(ENTRIES))
      .executeTakeFirstOrThrow()
    const started = performance.now()
    const proof = await app.transaction().execute(trx => proofOf(trx, numbered.entry_id))
    times.push(performance.now() - started)
    if (!proof) throw new Error('Every entry is under the checkpoint')
  }
  return times
}

/** The round of a quiet machine: other work on it can only make a round slower. */
const quietestProofs = async (databases: Databases): Promise<number> => {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(p99(await proofTimes(databases)))
  return Math.min(...rounds)
}

type Written = Map<string, number>

/** Appends entries as people do, one transaction each, and notes when each was committed. */
const writeEntries = async ({ app }: Databases, written: Written): Promise<void> => {
  let stream = await app.transaction().execute(trx => openStream(trx, 'caseload'))
  for (let count = 0; count < WRITTEN_BY_EACH; count += 1) {
    const entry = randomUUID()
    const given = {
      stream,
      entry,
      type: 'contact',
      recordedAt: new Date(),
      happened: { from: '2026-11-20' },
      payload: {},
    }
    stream = streamAfter(await app.transaction().execute(trx => appendLeaf(trx, given)))
    written.set(entry, performance.now())
    await pause(BETWEEN_WRITES_MS)
  }
}

/** Waits in milliseconds from the commit of each entry to the moment when its number can be read, looked at every 10 ms. */
const watchNumbers = async ({ app }: Databases, sequencer: Sequencer, written: Written): Promise<number[]> => {
  const lags: number[] = []
  for (let size = ENTRIES; lags.length < WRITERS * WRITTEN_BY_EACH; ) {
    await pause(10)
    const numbered = await app.selectFrom('ledger.leaf').selectAll().where('idx', '>=', size).execute()
    const now = performance.now()
    size += numbered.length
    for (const { entry_id } of numbered) lags.push(now - (written.get(entry_id) ?? now))
    const failure = sequencer.failure()
    if (failure) throw failure
  }
  return lags
}

const lagTimes = async (databases: Databases, dataFolder: string): Promise<number[]> => {
  const sequencer = await startSequencer(databases, { dataFolder })
  const written: Written = new Map()
  try {
    const writers = Array.from({ length: WRITERS }, () => writeEntries(databases, written))
    const [lags] = await Promise.all([watchNumbers(databases, sequencer, written), ...writers])
    return lags
  } finally {
    await sequencer.stop()
  }
}

const withinLimit = (work: string, ours: number, limit: number): BenchRow => ({
  ...{ work, ours, theirs: limit, unit: 'ms', peer: 'the limit', ratio: ours / limit },
  ...{ target: `<= ${limit} ms`, holds: ours <= limit },
})

/** What 99 of 100 inclusion proofs in a log of a million take at most, and 99 of 100 entries until they have a number. */
export const proofBenchmark = async (): Promise<BenchRow[]> => {
  const databases = await benchDatabases()
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-bench-key-'))
  try {
    const key = await logKeyIn(folder)
    await fill(databases)
    await announceKey(databases.system, key)
    await publishCheckpoint(databases.system, key, new Date())
    const proofs = await quietestProofs(databases)
    const lags = await lagTimes(databases, folder)
    return [
      withinLimit('Inclusion proof in a log of 1,000,000, p99', proofs, MOST_PROOF_MS),
      withinLimit('Entry committed to entry numbered, p99', p99(lags), MOST_LAG_MS),
    ]
  } finally {
    await databases.close()
    await rm(folder, { recursive: true, force: true })
  }
}

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { createDatabase, dropDatabase } from '../../database/create-database.ts'
import { type Databases, openDatabases } from '../../database/databases.ts'
import type { Db } from '../../database/tables.ts'
import { appendLeaf, openStream, streamAfter } from '../append.ts'
import { requestCheckpoint } from '../checkpoint.ts'
import { type SequencerSettings, startSequencer } from '../sequencer.ts'

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** A data folder that goes when its owner does. */
export const testDataFolder = async (owner: Owner): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-log-'))
  owner.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What a backup of the database is: the same at this moment, and a life of its own from here on. */
export const copyOf = async (owner: Owner, { url }: Databases): Promise<Databases> => {
  const [, address = '', source = ''] = /^(.*\/)([^/?]+)/.exec(url) ?? []
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const administrator = new pg.Client({ connectionString: `${address}postgres` })
  await administrator.connect()
  // A database is copied only while nobody is in it; pools come back by themselves.
  await administrator.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1', [
    source,
  ])
  await administrator.end()
  const copy = openDatabases(await createDatabase(address, name, source))
  owner.after(async () => {
    await copy.close()
    await dropDatabase(address, name)
  })
  return copy
}

/** Writes leaves without entries of a room: the log does not know the difference. */
export const writeLeaves = (db: Db, count: number): Promise<void> =>
  db.transaction().execute(async trx => {
    let stream = await openStream(trx, 'caseload')
    for (let written = 0; written < count; written += 1) {
      const recordedAt = new Date()
      const happened = { from: recordedAt.toISOString().slice(0, 10) }
      const entry = { stream, entry: randomUUID(), type: 'contact', recordedAt, happened, payload: { written } }
      stream = streamAfter(await appendLeaf(trx, entry))
    }
  })

const PATIENCE_MS = 20_000

/** Waits until something is so, and fails when it is not within twenty seconds. */
export const until = async <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> => {
  const giveUp = Date.now() + PATIENCE_MS
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > giveUp) throw new Error(`Not within twenty seconds: ${what}`)
    await pause(25)
  }
}

/** Numbers and signs like the running service, in silence, until its owner is done. */
export const startTestSequencer = async (owner: Owner, databases: Databases, settings: SequencerSettings) => {
  const sequencer = await startSequencer(databases, { warn: () => {}, ...settings })
  owner.after(sequencer.stop)
  return sequencer
}

/** Waits until everything that is written stands under a published checkpoint, and gives its size. */
export const untilPublished = async ({ system }: Databases): Promise<number> => {
  await system.transaction().execute(requestCheckpoint)
  return until('everything is under a published checkpoint', async () => {
    const { rows } = await sql<{ leaves: number; size: number }>`select (select count(*) from ledger.leaf_in) as leaves,
      coalesce((select max(size) from ledger.checkpoint), 0) as size`.execute(system)
    return rows[0] && rows[0].size >= rows[0].leaves && rows[0].size
  })
}

import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { clientSettings } from '../database/connect.ts'
import type { Databases } from '../database/databases.ts'
import { announceKey, CHECKPOINT_WANTED, publishCheckpoint } from './checkpoint.ts'
import { integrate } from './integrate.ts'
import type { LogKey } from './keys.ts'

/** Any fixed number: only one process numbers leaves. */
const LOCK = 7_316_042
const BATCH_EVERY_MS = 250
const CHECKPOINT_EVERY_MS = 10_000

export type Sequencer = {
  readonly stop: () => Promise<void>
  /** Why numbering has stopped, or null while it runs. */
  readonly failure: () => Error | null
}

const takeLock = async (client: pg.Client): Promise<void> => {
  const answer = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  if (answer.rows[0]?.taken) return
  throw new Error('Another Candour is numbering the ledger of this database. Stop it first: two would fork the log.')
}

/**
 * Numbers new leaves four times a second and signs a checkpoint when the log grew: at most every ten seconds, or at once when a
 * transaction asked for one.
 *
 * @throws Error when another process already does it
 */
export const startSequencer = async (databases: Databases, key: LogKey): Promise<Sequencer> => {
  const client = new pg.Client(clientSettings(databases.url))
  await client.connect()
  let wanted = true
  let stopped = false
  let failure: Error | null = null
  const stopping = new AbortController()
  client.on('error', error => {
    failure = error
  })
  client.on('notification', () => {
    wanted = true
  })
  try {
    await takeLock(client)
    await client.query(`listen ${CHECKPOINT_WANTED}`)
    await announceKey(databases.system, key)
  } catch (error) {
    await client.end()
    throw error
  }

  let signedSize = 0
  let signedAt = 0
  const oneRound = async (): Promise<void> => {
    const asked = wanted
    wanted = false
    while ((await integrate(databases.system)) > 0);
    const head = await databases.system.selectFrom('ledger.head').select('size').executeTakeFirstOrThrow()
    const due = asked || Date.now() - signedAt >= CHECKPOINT_EVERY_MS
    if (head.size === 0 || head.size === signedSize || !due) return
    signedSize = await publishCheckpoint(databases.system, key, new Date())
    signedAt = Date.now()
  }
  const loop = async (): Promise<void> => {
    while (!stopped) {
      try {
        await oneRound()
        failure = null
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error))
      }
      await pause(BATCH_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = loop()
  return {
    failure: () => failure,
    stop: async () => {
      stopped = true
      stopping.abort()
      await running
      await client.end()
    },
  }
}

import pg from 'pg'
import { clientSettings } from '../database/connect.ts'
import { CHECKPOINT_WANTED } from './checkpoint.ts'

/** Any fixed number: only one process numbers leaves. */
const LOCK = 7_316_042

/**
 * The one process that numbers the ledger of a database: a connection that holds the lock and hears who wants a checkpoint. When
 * the connection is lost so is the lock, and it must be taken again before anything more is numbered.
 */
export class OnlyWriter {
  readonly #url: string
  readonly #onWanted: () => void
  #client: pg.Client | undefined

  constructor(url: string, onWanted: () => void) {
    this.#url = url
    this.#onWanted = onWanted
  }

  /** @throws Error when another process has the lock, or the database cannot be reached */
  async ensure(): Promise<void> {
    if (this.#client) return
    const client = new pg.Client(clientSettings(this.#url))
    client.on('error', () => {
      if (this.#client === client) this.#client = undefined
    })
    client.on('notification', this.#onWanted)
    try {
      await client.connect()
      await takeLock(client)
      await client.query(`listen ${CHECKPOINT_WANTED}`)
      this.#client = client
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
  }

  async release(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }
}

const takeLock = async (client: pg.Client): Promise<void> => {
  const answer = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  if (answer.rows[0]?.taken) return
  throw new Error('Another Candour is numbering the ledger of this database. Stop it first: two would fork the log.')
}

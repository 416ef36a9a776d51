import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { clientSettings, type DatabaseRole } from '../../database/connect.ts'
import type { Db, PlatformTables } from '../../database/tables.ts'

/**
 * What goes wrong with one statement. `answer lost` is the cruellest: the server has done it, a COMMIT included, and nobody is
 * told.
 */
export const faults = ['server process killed before', 'answer lost', 'statement refused'] as const
export type Fault = (typeof faults)[number]

/** A database whose statements are counted, and of which one goes wrong. */
export type BreakingDatabase = {
  readonly db: Db
  /** Breaks this statement, counted from 1 at this call, once. */
  readonly breakAt: (statement: number, fault: Fault) => void
  /** The statement that was broken, or undefined while none was: then the work has fewer statements. */
  readonly broken: () => string | undefined
  readonly close: () => Promise<void>
}

type Ask = () => Promise<pg.QueryResult>

/** Ends the server's process behind a connection, as a crash or an operator does, and waits until it is gone. */
const killer = async (url: string) => {
  const administrator = new pg.Client(clientSettings(url))
  await administrator.connect()
  return {
    kill: (pid: number) => administrator.query('select pg_terminate_backend($1, 10000)', [pid]),
    end: () => administrator.end(),
  }
}

const pidOf = async (client: pg.PoolClient): Promise<number> =>
  (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0

/**
 * Opens a pool as the service does, through which statements can be broken one by one. Nothing of the service's own code is
 * replaced: what is broken is a real connection to a real server.
 */
export const openBreakingDatabase = async (url: string, role: DatabaseRole): Promise<BreakingDatabase> => {
  const pool = new pg.Pool({ ...clientSettings(url, role), max: 2 })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const { kill, end } = await killer(url)
  let planned: { left: number; readonly fault: Fault } | undefined
  let broken: string | undefined

  const breaking: Readonly<Record<Fault, (client: pg.PoolClient, ask: Ask) => Promise<pg.QueryResult>>> = {
    'server process killed before': async (client, ask) => {
      await kill(await pidOf(client))
      return ask()
    },
    'answer lost': async (client, ask) => {
      const pid = await pidOf(client)
      await ask()
      await kill(pid)
      throw new Error('Connection terminated unexpectedly')
    },
    // The server itself refuses, so that a transaction around it is dead as after a full disk or a cancelled statement.
    'statement refused': client => client.query('select 1 / 0'),
  }

  const through = (client: pg.PoolClient) => ({
    query: (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => {
      const ask: Ask = () => client.query(text, [...values])
      if (!planned || --planned.left > 0) return ask()
      const { fault } = planned
      planned = undefined
      broken = text
      return breaking[fault](client, ask)
    },
    release: () => client.release(),
  })
  const dialectPool: PostgresPool = {
    options: {},
    connect: async () => through(await pool.connect()) as unknown as PostgresPoolClient,
    end: () => pool.end(),
  }
  const db = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool: dialectPool }) })
  return {
    db,
    breakAt: (statement, fault) => {
      planned = { left: statement, fault }
      broken = undefined
    },
    broken: () => broken,
    close: async () => {
      planned = undefined
      await db.destroy()
      await end()
    },
  }
}

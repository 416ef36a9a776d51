import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { clientSettings } from '#platform/database/connect.ts'
import type { PlatformTables, Trx } from '#platform/database/tables.ts'

/**
 * Runs work in one transaction of the system role and hands over its connection as well, because COPY needs the raw one.
 * Whatever throws undoes everything.
 */
export const onOneConnection = async <T>(
  url: string,
  work: (trx: Trx, connection: pg.ClientBase) => Promise<T>,
): Promise<T> => {
  const pool = new pg.Pool({ ...clientSettings(url, 'candour_system'), max: 1 })
  let connection: pg.ClientBase | undefined
  pool.on('connect', client => {
    connection = client
  })
  // The query under way reports a lost connection; without a listener the event would end the process as well.
  pool.on('error', () => {})
  const db = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await db.transaction().execute(trx => {
      if (!connection) throw new Error('a transaction began without a connection')
      return work(trx, connection)
    })
  } finally {
    await db.destroy()
  }
}

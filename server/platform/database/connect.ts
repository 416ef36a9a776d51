import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { PlatformTables } from './tables.ts'
import { webAddress } from './web-login.ts'

/** `candour_app` serves people, under row-level security; `candour_system` loads, imports and runs the ledger. */
export type DatabaseRole = 'candour_app' | 'candour_system'

const INT8 = 20
const DATE = 1082
const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`The database returned ${text}, which is too large for a number`)
  return value
}

/** Days stay `YYYY-MM-DD` text: a Date would move a birthday by the clock change. */
const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return wholeNumber
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

/** Settings of one pool; rooms that COPY in bulk open their own client with the same. */
export const clientSettings = (url: string, role?: DatabaseRole): pg.ClientConfig => ({
  connectionString: role === 'candour_app' ? webAddress(url) : url,
  types: parsers,
  ...(role ? { options: `-c role=${role}` } : {}),
})

/** A pool of connections that all act as one database role. */
export const connect = (url: string, role: DatabaseRole, size: number): Kysely<PlatformTables> => {
  const pool = new pg.Pool({ ...clientSettings(url, role), max: size })
  // An idle connection that the server closes is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  // Closing a pool does not wait for its connections' last words: a server that stops meanwhile still answers, and without a
  // listener that answer would end the process too.
  pool.on('connect', client => client.on('error', () => {}))
  return new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) })
}

import type { FastifySessionOptions } from '@fastify/session'
import type { Session } from 'fastify'
import { sql } from 'kysely'
import type { Db } from '#platform/database/tables.ts'
import { hashOf, open, seal } from './seal.ts'
import type { WebTables } from './tables.ts'

/** A session ends when nobody has used it for this long. */
export const IDLE_MINUTES = 30

type Store = NonNullable<FastifySessionOptions['store']>
type Callback = (error?: unknown) => void

const settle = (work: Promise<unknown>, callback: Callback): void => {
  work.then(() => callback(), callback)
}

/** Browser sessions in PostgreSQL, sealed so that the table alone is worth nothing. */
export const sessionStore = (app: Db): Store => {
  const db = app.withTables<WebTables>()

  const save = async (id: string, session: Session): Promise<void> => {
    const row = {
      sealed: seal(id, JSON.stringify(session)),
      ends_at: sql<Date>`now() + ${IDLE_MINUTES} * interval '1 minute'`,
    }
    await db
      .insertInto('platform.web_session')
      .values({ id_hash: hashOf(id), ...row })
      .onConflict(conflict => conflict.column('id_hash').doUpdateSet(row))
      .execute()
  }

  const load = async (id: string): Promise<Session | null> => {
    const row = await db
      .selectFrom('platform.web_session')
      .select('sealed')
      .where('id_hash', '=', hashOf(id))
      .where('ends_at', '>', sql<Date>`now()`)
      .executeTakeFirst()
    return row ? (JSON.parse(open(id, row.sealed)) as Session) : null
  }

  const destroy = (id: string): Promise<unknown> =>
    db.deleteFrom('platform.web_session').where('id_hash', '=', hashOf(id)).execute()

  return {
    set: (id, session, callback) => settle(save(id, session), callback),
    get: (id, callback) => {
      load(id).then(session => callback(null, session), callback)
    },
    destroy: (id, callback) => settle(destroy(id), callback),
  }
}

/** Removes sessions that nobody can use any more. */
export const removeEndedSessions = async (app: Db): Promise<void> => {
  await app.withTables<WebTables>().deleteFrom('platform.web_session').where('ends_at', '<', sql<Date>`now()`).execute()
}

import { sql } from 'kysely'
import type { Databases } from '../database/databases.ts'
import type { Trx } from '../database/tables.ts'
import type { Actor } from './actor.ts'

/**
 * Runs work in one transaction as a person: row-level security shows what their session may see. The setting is local to the
 * transaction, so a pooled connection never carries one person's rights to the next.
 */
export const asActor = <T>(
  databases: Pick<Databases, 'app'>,
  actor: Pick<Actor, 'sessionToken'>,
  work: (trx: Trx) => Promise<T>,
): Promise<T> =>
  databases.app.transaction().execute(async trx => {
    await sql`select set_config('candour.token', ${actor.sessionToken}, true)`.execute(trx)
    return work(trx)
  })

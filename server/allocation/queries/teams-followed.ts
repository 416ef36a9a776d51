import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** The teams whose allocations the reader may follow, by name. */
export const teamsFollowed = async (trx: Trx): Promise<readonly { code: string; name: string }[]> => {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from platform.unit where code = any ((select allocation.actor_follows())::text[]) order by name`.execute(
    trx,
  )
  return rows
}

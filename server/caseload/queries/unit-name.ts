import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** What a unit is called; the code itself when there is no such unit. */
export const unitNameOf = async (trx: Trx, code: string): Promise<string> => {
  const unit = await trx.selectFrom('platform.unit').select('name').where('code', '=', code).executeTakeFirst()
  return unit?.name ?? code
}

/** A team among those whose records the reader's role opens; undefined for any other. */
export const teamNamed = (
  trx: Trx,
  code: string,
): Promise<{ readonly code: string; readonly name: string } | undefined> =>
  trx
    .selectFrom('platform.unit')
    .select(['code', 'name'])
    .where('code', '=', code)
    .where('kind', '=', 'team')
    .where(sql<boolean>`code = any ((select platform.actor_teams())::text[])`)
    .executeTakeFirst()

import { sql } from 'kysely'
import type { AccountTable, Trx } from '#platform/database/tables.ts'
import { roleText } from '#platform/web/role-text.ts'
import { inspections } from '../tables.ts'

/** Somebody who answers for the unit and may be given the draft. */
export type PossibleReader = { readonly accountId: number; readonly name: string; readonly role: string }

/** The head of the inspected unit and the directors above it. */
export const possibleReaders = async (trx: Trx, unit: string): Promise<readonly PossibleReader[]> => {
  const { rows } = await sql<{ accountId: number; name: string; role: AccountTable['role'] }>`
    with recursive above as (
      select code, parent from platform.unit where code = ${unit}
      union all select u.code, u.parent from platform.unit u join above a on u.code = a.parent)
    select a.id as "accountId", a.name, a.role from platform.account a join above on above.code = a.unit
    where a.role in ('pdu-head', 'regional-director', 'national-director') order by a.id`.execute(trx)
  return rows.map(row => ({ ...row, role: roleText(row.role) }))
}

/** Somebody to whom the draft was released, and when they opened it. */
export type DraftReader = {
  readonly name: string
  readonly releasedAt: Date
  readonly openings: readonly { readonly code: string; readonly at: Date }[]
}

/** The readers of a draft in the order of release, each with the codes of their openings. */
export const draftReaders = async (trx: Trx, inspection: string): Promise<readonly DraftReader[]> => {
  const readers = await inspections(trx)
    .selectFrom('inspection.draft_reader as r')
    .innerJoin('platform.account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.name', 'r.released_at'])
    .where('r.inspection', '=', inspection)
    .orderBy('r.released_at')
    .orderBy('a.id')
    .execute()
  const openings = await inspections(trx)
    .selectFrom('inspection.draft_opening')
    .select(['code', 'at', 'account_id'])
    .where('inspection', '=', inspection)
    .orderBy('at')
    .execute()
  return readers.map(({ id, name, released_at: releasedAt }) => ({
    name,
    releasedAt,
    openings: openings.filter(one => one.account_id === id),
  }))
}

import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** A decision whose row does not say what its entry says. */
export type DecisionDifference = { readonly subject: string; readonly what: string }

/** Compares every decision on a demand level with the entry that the ledger holds, column by column. */
export const decisionDifferences = async (trx: Trx): Promise<readonly DecisionDifference[]> => {
  const { rows } = await sql<{ id: string; column: string }>`
    select d.id, c.key as column from (select *, convert_from(payload, 'UTF8')::jsonb as said from workforce.demand_decision) d
    cross join lateral jsonb_each(jsonb_build_object('unit', d.unit, 'level', d.level, 'from_day', d.from_day, 'to_day', d.to_day,
      'decided_by', d.decided_by, 'decided_as', d.decided_as, 'why', d.why, 'framework', d.framework,
      'framework_version', d.framework_version, 'effect', d.effect)) c
    where d.said -> c.key is distinct from c.value order by d.id, c.key`.execute(trx)
  return rows.map(({ id, column }) => ({ subject: id, what: `${column} is not what the entry says` }))
}

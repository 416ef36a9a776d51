import type { BrokenLimit } from '@candour/allocation'
import { sql } from 'kysely'
import { EntryRefused, type Projector } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { lockOfficer } from '#workforce'
import { limitsBrokenNow } from './limits-broken.ts'

/** An unknown load is told and decided where work is given; a record that was written elsewhere is not kept out for it. */
const holds = ({ kind }: BrokenLimit): boolean => kind !== 'load-unknown'

/** A person acts, and not a load, an import or the service itself. */
const isPerson = async (trx: Trx): Promise<boolean> => {
  const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(trx)
  return rows[0]?.role === 'candour_app'
}

/**
 * Keeps every limit, by whatever page or command somebody is given a case: the entry that names them is refused, with the limit,
 * unless a decision covers it that has not run out. The figures are those after the entry, in its own transaction.
 */
export const limitsHold: Projector = {
  name: 'limits',
  afterEntry: async (trx, { personId, entry, before, after }) => {
    const { officer, team } = after
    if (officer === null || team === null || officer === before.officer || !(await isPerson(trx))) return
    // Two managers who give at once would each see room for one case, and the officer would get both.
    await lockOfficer(trx, officer)
    const broken = await limitsBrokenNow(trx, { officer, team, cases: [personId], now: entry.recordedAt })
    const problems = broken.filter(holds).map(({ name }) => ({
      field: 'practitioner',
      message: `${name}. Nobody is given this case without a recorded decision: /allocation/beyond-limits/${team}/${officer}?person=${personId}`,
    }))
    if (problems.length > 0) throw new EntryRefused(problems)
  },
  afterLoad: async () => {},
  afterErasure: async () => {},
}

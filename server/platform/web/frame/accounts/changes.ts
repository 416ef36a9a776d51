import { sql } from 'kysely'
import type { Role } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'

/** What may be changed of an account. */
export type ChangeKind = 'open' | 'role' | 'close' | 'passkeys'

/** A change of an account, with everybody by username. */
export type AccountChange = {
  readonly id: string
  readonly kind: ChangeKind
  readonly username: string
  readonly name: string | null
  readonly role: Role | null
  readonly unitName: string | null
  readonly practitioner: string | null
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: 'agreed' | 'refused' | null
}

const SHOWN = 100

/** Changes that wait, and those decided last, for those who may read them; nothing for anybody else. */
export const accountChanges = async (trx: Trx): Promise<readonly AccountChange[]> => {
  const { rows } = await sql<AccountChange>`
    select c.id, c.kind, c.username, c.name, c.role, u.name as "unitName", c.practitioner, c.reason,
      p.username as "proposedBy", c.proposed_at as "proposedAt", d.username as "decidedBy", c.decided_at as "decidedAt", c.decision
    from platform.account_change c join platform.account p on p.id = c.proposed_by
    left join platform.account d on d.id = c.decided_by left join platform.unit u on u.code = c.unit
    order by c.decided_at desc nulls first, c.proposed_at desc limit ${SHOWN}`.execute(trx)
  return rows
}

/** How many changes wait for a decision, and how many were agreed to since an instant. */
export const countChanges = async (trx: Trx, since: Date): Promise<{ waiting: number; agreed: number }> => {
  const { rows } = await sql<{ waiting: number; agreed: number }>`
    select count(*) filter (where decision is null)::int as waiting,
      count(*) filter (where decision = 'agreed' and decided_at > ${since})::int as agreed from platform.account_change`.execute(
    trx,
  )
  return rows[0] ?? { waiting: 0, agreed: 0 }
}

import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

export type LimitRule = 'exclusion' | 'restriction' | 'grant'

/** One member of staff on one list of a record, with who put them there. */
export type Limit = {
  readonly id: string
  readonly proposal: string
  readonly rule: LimitRule
  readonly username: string
  /** Null while nobody has an account of that name. */
  readonly name: string | null
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly reason: string
  /** The row that this one ends. */
  readonly replaces: string | null
  readonly proposedBy: string
  readonly proposedById: number
  readonly decidedBy: string | null
  readonly agreed: boolean | null
  readonly superseded: boolean
}

/** Every row of a record's lists, the newest first; none for anybody but those who keep them. */
export const limitsOf = async (trx: Trx, personId: string): Promise<Limit[]> => {
  const { rows } = await sql<Limit>`
    select l.id, l.proposal, l.rule, l.username, a.name, l.starts_at as "startsAt", l.ends_at as "endsAt", l.reason, l.replaces,
      p.name as "proposedBy", l.proposed_by as "proposedById", d.name as "decidedBy", l.agreed,
      l.superseded_at is not null as superseded
    from caseload.limited_access l
    join platform.account p on p.id = l.proposed_by
    left join platform.account a on a.id = l.account_id
    left join platform.account d on d.id = l.decided_by
    where l.person_id = ${personId}
    order by l.proposed_at desc, l.username`.execute(trx)
  return rows
}

/** Whether this person keeps the lists of a record, or, for a grant, proposes or decides one. */
export const keepsLists = async (trx: Trx, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ keeps: boolean }>`
    select case platform.actor_role() when 'auditor' then exists (
        select from caseload.limited_access l where l.person_id = ${personId} and l.rule = 'grant')
      when 'lead-inspector' then ${personId}::uuid = any (caseload.actor_sampled_people())
      else caseload.is_steward(${personId}) end as keeps`.execute(trx)
  return rows[0]?.keeps ?? false
}

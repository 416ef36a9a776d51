import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

export type Finding = 'justified' | 'not-justified' | 'more-needed'

/** One emergency opening of a record, as far as the reader may know of it. */
export type EmergencyAccess = {
  readonly id: string
  readonly personId: string
  readonly who: string
  readonly accountId: number
  readonly category: string
  readonly reason: string
  readonly requestedAt: Date
  readonly decidedBy: string | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly reviewDue: Date | null
  readonly finding: Finding | null
  readonly reviewWords: string | null
  readonly reviewedBy: string | null
  readonly mayReview: boolean
  /** Whether this reader is asked to let somebody into a restricted record. */
  readonly mayDecide: boolean
}

const SHOWN = 100

/** Emergency openings that this reader made, answers for or audits, the newest first. */
export const emergenciesInSight = async (trx: Trx): Promise<EmergencyAccess[]> => {
  const { rows } = await sql<EmergencyAccess>`
    select e.id, e.person_id as "personId", a.name as who, e.account_id as "accountId", e.category, e.reason,
      e.requested_at as "requestedAt", d.name as "decidedBy", e.starts_at as "startsAt", e.ends_at as "endsAt",
      e.review_due as "reviewDue", e.finding, e.review_words as "reviewWords", r.name as "reviewedBy",
      caseload.is_unreviewed(e) and caseload.may_review_emergency(e.id) as "mayReview",
      e.starts_at is null and e.decided_by is null and e.account_id <> platform.actor_id()
        and caseload.is_steward(e.person_id) as "mayDecide"
    from caseload.emergency_access e
    join platform.account a on a.id = e.account_id
    left join platform.account d on d.id = e.decided_by
    left join platform.account r on r.id = e.reviewed_by
    order by e.requested_at desc limit ${SHOWN}`.execute(trx)
  return rows
}

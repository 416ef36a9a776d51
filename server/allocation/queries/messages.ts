import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { MessageWhat } from '../tables.ts'

/** One message as a page shows it. CRN and name are null of people whom the reader does not meet. */
export type Message = {
  readonly id: string
  readonly what: MessageWhat
  readonly writtenAt: Date
  readonly by: string
  readonly recipient: string
  readonly recipientName: string
  readonly personId: string
  readonly entryId: string
  readonly crn: string | null
  readonly name: string | null
  readonly limited: boolean
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attempts: number
  readonly problem: string | null
  readonly sentAt: Date | null
}

type Filter = {
  /** Only messages to this staff code or username. */
  readonly recipient?: string
  readonly state?: string
  readonly person?: string
  readonly since: Date
}

/** Messages that the reader may see, the latest first. */
export const messagesOf = async (
  trx: Trx,
  { recipient, state, person, since }: Filter,
  most: number,
): Promise<readonly Message[]> => {
  const { rows } = await sql<Message>`
    select m.id, m.what, m.written_at as "writtenAt", w.name as by, m.recipient,
      coalesce(r.name, a.name, m.recipient) as "recipientName", m.person_id as "personId", m.entry_id as "entryId",
      p.crn, p.name, coalesce(p.restricted @> statement_timestamp(), false) as limited,
      coalesce(f.name, m.from_officer) as "from", coalesce(t.name, m.to_officer) as "to", m.reason, m.state, m.attempts,
      m.problem, m.sent_at as "sentAt"
    from allocation.message m
    join platform.account w on w.id = m.written_by
    left join caseload.person p on p.person_id = m.person_id
    left join platform.practitioner f on f.code = m.from_officer
    left join platform.practitioner t on t.code = m.to_officer
    left join platform.practitioner r on r.code = m.recipient
    left join platform.account a on a.username = m.recipient
    where m.written_at >= ${since} and (${recipient ?? null}::text is null or m.recipient = ${recipient ?? null})
      and (${state ?? null}::text is null or m.state = ${state ?? null})
      and (${person ?? null}::uuid is null or m.person_id = ${person ?? null})
    order by m.written_at desc, m.id limit ${most}`.execute(trx)
  return rows
}

/** How many messages have not arrived, of those the reader may see. */
export const unsentMessages = async (trx: Trx): Promise<{ waiting: number; failed: number }> => {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'failed') as failed
    from allocation.message where state <> 'sent'`.execute(trx)
  return rows[0] ?? { waiting: 0, failed: 0 }
}

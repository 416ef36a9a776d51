import { sql } from 'kysely'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { allocation } from '../tables.ts'
import { type LetterFacts, letterText } from './letter.ts'
import { recordedReason } from './reason-words.ts'
import type { Letter, Transport } from './transport.ts'

/** After so many tries a message has failed, and a manager sends it again or tells the person. */
const MOST_ATTEMPTS = 5

type Row = Omit<LetterFacts, 'reason'> & {
  readonly state: string
  readonly attempts: number
  readonly recipient: string
  readonly recipientName: string | null
  readonly username: string | null
  readonly reason: string | null
}

const messageOf = async (trx: Trx, id: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select m.what, m.state, m.attempts, m.written_at as "writtenAt", m.recipient, m.reason, p.crn, p.name,
      coalesce(p.restricted @> statement_timestamp(), false) or exists (
        select from caseload.limited_access l where l.person_id = m.person_id and l.agreed and l.superseded_at is null
        and (l.ends_at is null or l.ends_at > statement_timestamp())) as limited,
      coalesce(f.name, m.from_officer) as "from", coalesce(t.name, m.to_officer) as "to", w.name as by,
      coalesce(r.name, a.name) as "recipientName", a.username
    from allocation.message m
    left join caseload.person p on p.person_id = m.person_id
    left join platform.practitioner f on f.code = m.from_officer
    left join platform.practitioner t on t.code = m.to_officer
    left join platform.practitioner r on r.code = m.recipient
    left join platform.account a on (a.practitioner = m.recipient or a.username = m.recipient) and a.closed_at is null
    join platform.account w on w.id = m.written_by
    where m.id = ${id} for update of m`.execute(trx)
  return rows[0]
}

const letterFor = (row: Row): Letter => {
  if (row.username === null) throw new Error('Nobody signs in as this member of staff, so nobody would read it')
  const to = { code: row.recipient, name: row.recipientName ?? row.recipient, username: row.username }
  return { to, ...letterText({ ...row, reason: recordedReason(row.reason) }) }
}

/**
 * Sends one message, once. A failure is written down with its reason before the job is tried again.
 *
 * @returns whether it is to be tried again
 */
export const sendMessage = ({ system }: Databases, id: string, transport: Transport, now: Date): Promise<boolean> =>
  system.transaction().execute(async trx => {
    const row = await messageOf(trx, id)
    if (row?.state !== 'waiting') return false
    const attempts = row.attempts + 1
    const tried = allocation(trx).updateTable('allocation.message').where('id', '=', id)
    try {
      await transport.send(letterFor(row))
      await tried.set({ state: 'sent', sent_at: now, attempts, problem: null }).execute()
      return false
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      const state = attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting'
      await tried.set({ state, attempts, problem }).execute()
      return state === 'waiting'
    }
  })

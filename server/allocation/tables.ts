import type { Generated } from 'kysely'
import type { Day, Db, Trx } from '#platform/database/tables.ts'

export interface ActTable {
  entry_id: string
  person_id: string
  happened: Day
  recorded_at: Date
  author: string
  from_team: string | null
  from_officer: string | null
  to_team: string
  to_officer: string | null
  reason: string | null
  against: string | null
  corrects: string | null
}

export type MessageWhat =
  | 'given'
  | 'taken'
  | 'handed-back'
  | 'cover'
  | 'cover-ended'
  | 'move-proposed'
  | 'move-answered'

export interface MessageTable {
  id: Generated<string>
  written_at: Date
  written_by: number
  what: MessageWhat
  person_id: string
  entry_id: string
  team: string
  recipient: string
  from_officer: string | null
  to_officer: string | null
  reason: string | null
  state: Generated<'waiting' | 'sent' | 'failed'>
  attempts: Generated<number>
  problem: Generated<string | null>
  sent_at: Generated<Date | null>
}

export interface SubmissionTable {
  account_id: number
  form_id: string
  message: string
  lead_to: string
  at: Date
}

/** The tables of this room; each part of the room adds its own. */
export type AllocationTables = {
  'allocation.act': ActTable
  'allocation.message': MessageTable
  'allocation.submission': SubmissionTable
}

/** A connection or transaction with this room's tables beside the platform's. */
export const allocation = (db: Db | Trx) => db.withTables<AllocationTables>()

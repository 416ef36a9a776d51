import type { ColumnType } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { PersonColumns } from './record/row.ts'
import type { CaseState } from './record/state.ts'

export interface PersonTable extends PersonColumns {
  readonly person_id: string
  readonly pdu: string
  readonly last_entry_seq: number
  readonly state: ColumnType<CaseState, string, never>
}

export interface EntryTable {
  readonly entry_id: string
  readonly person_id: string
  readonly seq: number
  readonly kind: string
  readonly author: string
  readonly work_done_by: string
  readonly happened_from: Day
  readonly happened_to: Day | null
  readonly recorded_at: Date
  readonly supersedes: string | null
  readonly placed_team: string | null
  /** Salt and payload under the key of the person; null in a row that was written before payloads were sealed. */
  readonly sealed: Uint8Array | null
  readonly payload: Uint8Array | null
  readonly salt: Uint8Array | null
}

export interface InspectionAccessTable {
  readonly person_id: string
  readonly account_id: number
  readonly inspection: string
  readonly starts_at: Date
  readonly ends_at: Date
}

export type CaseloadTables = {
  'caseload.person': PersonTable
  'caseload.entry': EntryTable
  'caseload.inspection_access': InspectionAccessTable
}

/** The transaction with this room's tables beside the platform's. */
export const caseload = (trx: Trx) => trx.withTables<CaseloadTables>()

import type { ColumnType } from 'kysely'
import type { Day, Db, Trx } from '#platform/database/tables.ts'
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

export interface DraftTable {
  readonly account_id: number
  readonly draft_id: string
  readonly person_id: string
  readonly kind: string
  readonly corrects: string | null
  readonly form_version: string
  readonly revision: number
  readonly sealed: Uint8Array
  readonly updated_at: Date
}

export interface SubmissionTable {
  readonly account_id: number
  readonly form_id: string
  readonly entry_id: string
}

export interface ErasureTable {
  readonly id: string
  readonly person_id: string
  readonly ground: string
  readonly requested_by: number
  readonly requested_at: Date
  readonly decided_by: number | null
  readonly decided_at: Date | null
  readonly decision: 'approved' | 'refused' | null
  readonly entry_id: string | null
}

export interface InspectionWaveTable {
  readonly inspection: string
  readonly pdu: string
  readonly announced_at: Date
  published_at: Date | null
}

export type CaseloadTables = {
  'caseload.inspection_wave': InspectionWaveTable
  'caseload.erasure': ErasureTable
  'caseload.person': PersonTable
  'caseload.entry': EntryTable
  'caseload.inspection_access': InspectionAccessTable
  'caseload.draft': DraftTable
  'caseload.submission': SubmissionTable
}

/** The transaction or pool with this room's tables beside the platform's. */
export const caseload = (trx: Trx | Db) => trx.withTables<CaseloadTables>()

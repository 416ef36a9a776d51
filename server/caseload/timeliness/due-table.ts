import type { Trx } from '#platform/database/tables.ts'
import type { CaseloadTables } from '../tables.ts'
import type { DueItem } from './due-items.ts'

export interface DueItemTable extends DueItem {
  readonly person_id: string
  readonly team: string
}

/** The transaction with the table of due items beside the rest of the room's. */
export const withDueItems = (trx: Trx) => trx.withTables<CaseloadTables & { 'caseload.due_item': DueItemTable }>()

import type { ColumnType, Generated } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'
import type { LeftOut } from './input-of.ts'

export interface PlanTable {
  id: Generated<string>
  unit: string
  asked_by: number
  asked_at: Date
  input: string
  input_digest: string
  left_out: ColumnType<readonly LeftOut[], string, never>
  whole: boolean
  state: Generated<'waiting' | 'running' | 'done'>
  started_at: Date | null
  ended_at: Date | null
  result: string | null
}

type PlanTables = { 'allocation.plan': PlanTable }

/** A connection or transaction with the plans of this room. */
export const plans = (db: Db | Trx) => db.withTables<PlanTables>()

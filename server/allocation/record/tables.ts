import type { EscalationKind, Level, LimitKind } from '@candour/allocation'
import type { ColumnType, Generated } from 'kysely'
import type { Day, Db, Trx } from '#platform/database/tables.ts'

/** A column of JSON: read as what it is, written as text. */
type Json<T> = ColumnType<T, string, string>

/** A label and a value, in words for the screen. */
export type Fact = { readonly label: string; readonly value: string }

/** A limit as it was broken when somebody decided: null where it has no figure. */
export type DecidedLimit = {
  readonly kind: LimitKind
  readonly limit: string
  readonly name: string
  readonly now: number | null
  readonly after: number | null
  readonly ingredients: readonly Fact[]
  readonly source: string
  readonly decides: Level | null
}

export interface OverloadTable {
  id: string
  team: string
  officer: string
  cases: string[]
  limit_set: string
  limits: Json<readonly DecidedLimit[]>
  reason: string
  offered: string
  until: Day
  status: 'proposed' | 'decided' | 'refused'
  two_people: boolean
  needs: Level
  proposed_by: string
  proposed_name: string
  proposed_level: Level
  proposed_line_manager: boolean
  proposed_at: Date
  decided_by: string | null
  decided_name: string | null
  decided_level: Level | null
  decided_at: Date | null
  words: string | null
}

/** What a level said it did about an escalation. */
export type Answer = {
  readonly by: string
  readonly name: string
  readonly level: Level
  readonly code: string
  readonly text: string
  readonly on: Day
}

export interface EscalationTable {
  id: string
  kind: EscalationKind
  unit: string
  subject: string
  officer: string | null
  person_id: string | null
  limit_set: string
  facts: Json<readonly Fact[]>
  status: 'open' | 'answered' | 'settled'
  level: Level
  level_since: Day
  due: Day
  look_again_on: Day | null
  opened_at: Date
  changed_at: Date
  climbed: Generated<number>
  reopened: Generated<number>
  answer: ColumnType<Answer | null, string | null | undefined, string | null>
}

interface EntryTable {
  id: string
  stream: string
  seq: number
  type: EntryType
  recorded_at: Date
  author: string
  payload: Uint8Array
  salt: Uint8Array
}

export type EntryType = 'allocation.overload' | 'allocation.escalation'

/** A connection or transaction with the tables of decisions and escalations beside the platform's. */
export const limitTables = (db: Db | Trx) =>
  db.withTables<{
    'allocation.overload': OverloadTable
    'allocation.escalation': EscalationTable
    'allocation.entry': EntryTable
  }>()

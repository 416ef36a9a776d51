import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day } from '#platform/database/tables.ts'

/** `numeric` arrives as text from the driver; hours are read with `Number`. */
type Hours = ColumnType<string, number | string, never>

/** What became of a row: each change is a new row that takes the place of an earlier one and says why. */
export type Change = 'recorded' | 'ended' | 'corrected' | 'deleted'

/** Columns of a row that is never overwritten. */
interface Changing {
  id: GeneratedAlways<number>
  recorded_by: string
  recorded_at: Date
  change: ColumnType<Change, Change | undefined, never>
  supersedes: ColumnType<number | null, number | undefined, never>
  why: Generated<string>
  entry: ColumnType<string | null, string | undefined, never>
}

interface PostHoursTable extends Changing {
  officer: string
  team: string
  from_day: Day
  hours: Hours
}

interface ReductionTable extends Changing {
  officer: string
  team: string
  reason: string
  hours: Hours
  from_day: Day
  to_day: Day | null
  notes: Generated<string>
}

export type FactKind = 'protection' | 'absence' | 'agency' | 'leaving' | 'measure'

interface StaffFactTable extends Changing {
  officer: string
  team: string
  kind: FactKind
  detail: string
  confidential: boolean
  from_day: Day
  to_day: Day | null
  notes: Generated<string>
}

interface OwnWordsTable {
  id: GeneratedAlways<number>
  officer: string
  sex: 'female' | 'male' | null
  languages: string[] | null
  entry: string
  recorded_by: string
  recorded_at: Date
}

interface StaffStreamTable {
  officer: string
  stream: string
}

interface StaffEntryTable {
  id: string
  stream: string
  seq: number
  type: string
  officer: string
  recorded_at: Date
  author: string
  happened_from: Day
  happened_to: Day | null
  supersedes: string | null
  salt: Uint8Array
  payload: Uint8Array
}

interface PostStateTable {
  id: GeneratedAlways<number>
  post: number
  position: string | null
  team: string
  grade: string
  funded: boolean
  practitioner: string | null
  from_day: Day
  import: number | null
  recorded_by: string
  recorded_at: Date
}

/** Tables of what managers record about staff; a name that ends in `_now` is what stands of its table. */
export type StaffTables = {
  'workforce.post_hours': PostHoursTable
  'workforce.post_hours_now': PostHoursTable
  'workforce.reduction': ReductionTable
  'workforce.reduction_now': ReductionTable
  'workforce.staff_fact': StaffFactTable
  'workforce.staff_fact_now': StaffFactTable
  'workforce.own_words': OwnWordsTable
  'workforce.staff_stream': StaffStreamTable
  'workforce.staff_entry': StaffEntryTable
  'workforce.post_state': PostStateTable
  'workforce.post_history': Omit<PostStateTable, 'import' | 'recorded_by' | 'recorded_at'>
}

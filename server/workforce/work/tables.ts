import type { GeneratedAlways } from 'kysely'
import type { Day } from '#platform/database/tables.ts'

export interface WorkDoneTable {
  id: GeneratedAlways<number>
  person_id: string
  entry: string
  kind: 'report' | 'contact'
  code: string
  officer: string
  holder: string
  team: string
  on_day: Day
  recorded_at: Date
  replaced_at: Date | null
}

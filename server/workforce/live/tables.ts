import type { GeneratedAlways } from 'kysely'
import type { Day } from '#platform/database/tables.ts'

export interface CaseSpanTable {
  id: GeneratedAlways<number>
  person_id: string
  team: string
  officer: string
  tier: string | null
  location: 'community' | 'custody' | 'licence' | null
  inactive: 'warrant' | 'unpaid-work-only' | null
  from_day: Day
  to_day: Day | null
  ends_on: Day | null
  release_on: Day | null
  recorded_at: Date
  closed_at: Date | null
  replaced_at: Date | null
}

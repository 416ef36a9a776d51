import type { Day, Db } from '#platform/database/tables.ts'
import type { UnitKind } from '../queries/units.ts'

export interface ClosedWeekTable {
  week: Day
  id: string
  stream: string
  seq: number
  type: 'workforce.week-closed'
  recorded_at: Date
  salt: Uint8Array
  payload: Uint8Array
  rule_set: string
  rule_set_version: string
  posts: number
  digest: string
}

export interface WeekPostTable {
  week: Day
  team: string
  officer: string
  grade: string
  named: boolean
  source: 'record' | 'file'
  cases_all: number | null
  cases: number | null
  report_points: number | null
  contact_points: number | null
  used: number | null
  available: number | null
  percent: number | null
  why: string | null
  contracted: number | null
  reduced: number
}

export interface WeekUnitTable {
  week: Day
  unit: string
  kind: UnitKind
  name: string
  officers: number
  unknown: number
  amber: number
  red: number
  cases_all: number
  cases: number
  cases_unnamed: number
  used: number
  available: number
  percent: number | null
  why: string | null
  contracted: number
  reduced: number
  from_file: number
}

type WeekTables = {
  'workforce.closed_week': ClosedWeekTable
  'workforce.week_post': WeekPostTable
  'workforce.week_unit': WeekUnitTable
}

/** A connection or transaction with the tables of closed weeks beside the platform's. */
export const weekTables = (db: Db) => db.withTables<WeekTables>()

import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, Db } from '#platform/database/tables.ts'
import type { ImportReport } from './import/report.ts'
import type { CaseSpanTable } from './live/tables.ts'
import type { StaffTables } from './staff/tables.ts'
import type { WorkDoneTable } from './work/tables.ts'

/** `numeric` arrives as text from the driver; hours are read with `Number`. */
type Hours = ColumnType<string, number | string, never>
type HoursOrNull = ColumnType<string | null, number | string | null, never>
type Counts = number[]

export type ImportStatus = 'waiting' | 'running' | 'published' | 'refused'

export interface ImportTable {
  id: GeneratedAlways<number>
  kind: ColumnType<'workbook' | 'establishment', 'establishment' | undefined, never>
  name: string
  offered_by: string
  offered_at: Date
  status: ImportStatus
  stage: Generated<string>
  done: Generated<number>
  changed_at: Date
  sha256: string | null
  size: number | null
  report: ColumnType<ImportReport | null, string | null | undefined, string | null>
}

export interface EntryTable {
  id: string
  stream: string
  seq: number
  type: string
  recorded_at: Date
  salt: Uint8Array
  payload: Uint8Array
  import: number
}

export interface FindingTable {
  import: number
  kind: 'refused' | 'warning'
  number: number
  sheet: string
  row: number
  column: string
  reason: string
  value: string
}

export interface OfficerRowTable {
  import: number
  team: string
  officer: string
  surname: string
  forename: string
  grade_code: string
  all_cases: Counts | null
  filtered: Counts | null
  t2a: Counts | null
  all_count: number | null
  community_first_16_weeks: number
  licence_first_16_weeks: number
  sdr: number
  fdr: number
  sdr_due: number
  oral_reports: number
}

export interface PrisonRowTable {
  import: number
  team: string
  officer: string
  surname: string
  forename: string
  grade_code: string
  counts: Counts
}

export interface CaseRowTable {
  import: number
  team: string
  officer: string
  sheet: string
  row: number
  row_type: string
  case_ref: string
  tier_code: number
  grade_code: string
  location: string
  details: Record<string, string | null> | null
}

export interface ContactRowTable {
  import: number
  row: number
  contact_id: string
  case_ref: string
  contact_date: Day
  contact_code: string
  contact_name: string
  done_by: string
  done_by_name: string
  done_by_grade: string
  done_by_team: string
  done_by_provider: string
  officer: string
  officer_name: string
  officer_grade: string
  officer_team: string
  officer_provider: string
}

export interface T2aRowTable {
  import: number
  row: number
  case_ref: string
  event_number: string
  allocated: Day | null
  team: string
  officer: string
  officer_name: string
  grade_code: string
  nsi_outcome_code: string
  nsi_outcome_name: string
}

export interface ResultSetTable {
  id: GeneratedAlways<number>
  import: number
  extract_day: Day
  rule_set: string
  rule_set_version: string
  profile: string
  published_at: Date
  officers: number
  unknown: number
  digest: string
}

export interface OfficerFigureTable {
  result: number
  team: string
  officer: string
  pdu: string
  region: string
  name: string
  grade_code: string
  grade: string
  in_file: boolean
  named: boolean
  contracted: HoursOrNull
  hours_recorded: boolean
  reduced: Hours
  cases_all: number | null
  cases: number | null
  case_points: number | null
  t2a_points: number | null
  report_points: number | null
  contact_points: number | null
  used: number | null
  available: number | null
  percent: number | null
  why: string | null
}

export interface ResultReductionTable {
  result: number
  team: string
  officer: string
  reduction: number
  reason: string
  hours: Hours
  from_day: Day
  to_day: Day | null
  notes: string
}

export interface UnitFigureTable {
  result: number
  unit: string
  kind: 'nation' | 'region' | 'pdu' | 'team'
  name: string
  parent: string | null
  officers: number
  unknown: number
  amber: number
  red: number
  hours_assumed: number
  cases_all: number
  cases: number
  used: number
  available: number
  unmeasured_cases: number
  unmeasured_used: number
  cases_unnamed: number
  contracted: Hours
  reduced: Hours
  contact_points: number
  counts: Counts
}

export type WorkforceTables = StaffTables & {
  'workforce.case_span': CaseSpanTable
  'workforce.work_done': WorkDoneTable
  'workforce.import': ImportTable
  'workforce.entry': EntryTable
  'workforce.finding': FindingTable
  'workforce.officer_row': OfficerRowTable
  'workforce.prison_row': PrisonRowTable
  'workforce.case_row': CaseRowTable
  'workforce.contact_row': ContactRowTable
  'workforce.t2a_row': T2aRowTable
  'workforce.result_set': ResultSetTable
  'workforce.officer_figure': OfficerFigureTable
  'workforce.result_reduction': ResultReductionTable
  'workforce.unit_figure': UnitFigureTable
}

/** A connection or transaction with this room's tables beside the platform's. */
export const workforce = (db: Db) => db.withTables<WorkforceTables>()

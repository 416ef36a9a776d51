import type { Rating } from '@candour/rating'
import type { ColumnType, Generated } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { NoticeKind, Stage } from './stages.ts'

export interface InspectionTable {
  id: string
  unit: string
  framework: string
  framework_version: string
  stage: Stage
  notice_kind: NoticeKind
  notice_days: number
  fieldwork_from: Day
  fieldwork_to: Day
  cohort_from: Day
  cohort_to: Day
  rule_confidence: number | null
  rule_margin: number | null
  rule_fixed: number | null
  commitment_inspectorate: Uint8Array
  commitment_service: Uint8Array
  lead: string
  opened_at: Date
  open_entry: string
  frozen_at: Generated<Date | null>
  freeze_entry: Generated<string | null>
  population_root: Generated<Uint8Array | null>
  population_size: Generated<number | null>
  sample_size: Generated<number | null>
  drawn_at: Generated<Date | null>
  draw_entry: Generated<string | null>
  seed: Generated<Uint8Array | null>
  announced_size: Generated<number | null>
  published_at: Generated<Date | null>
  publish_entry: Generated<string | null>
}

export interface EntryTable {
  id: string
  inspection: string
  seq: number
  type: string
  recorded_at: Date
  author: string
  supersedes: string | null
  payload: Uint8Array
  salt: Uint8Array
}

export interface SecretTable {
  inspection: string
  inspectorate: Uint8Array
  service: Uint8Array
}

export interface PopulationTable {
  inspection: string
  case: string
  sex: string
  disposal: string
  risk: string
}

export interface DrawnCaseTable {
  inspection: string
  case: string
  stratum: string
  place: number
  rank: number
  status: 'sampled' | 'waiting' | 'replaced'
  replaced_reason: Generated<string | null>
  instead_of: Generated<string | null>
}

export interface AnswerTable {
  inspection: string
  case: string
  question: string
  answer: 'yes' | 'no' | 'na'
  evidence: string
  entry: string
  answered_by: string
  answered_at: Date
}

export interface JudgementTable {
  inspection: string
  standard: string
  rating: Rating
  reasons: string
  entry: string
  judged_by: string
  judged_at: Date
}

export interface PublicationTable {
  inspection: string
  document: Uint8Array
  policy: string
  announced: string | null
  publishing: Uint8Array
}

export interface BundleTable {
  inspection: string
  bytes: Uint8Array
  digest: Uint8Array
  made_at: Generated<Date>
}

export interface ProposalTable {
  entry: string
  inspection: string
  act: 'publish' | 'rate'
  standard: Generated<string>
  content: ColumnType<unknown, string, string>
  proposed_by: string
  proposed_at: Date
  agreed_by: Generated<string | null>
  agreed_at: Generated<Date | null>
}

export interface ConflictTable {
  account_id: number
  unit: string
  last_worked: Day
  declared_at: Date
}

export interface MemberTable {
  inspection: string
  account_id: number
  assigned_by: string
  assigned_at: Date
}

export interface DraftTable {
  inspection: string
  content: ColumnType<unknown, string, string>
  released_by: string
  released_at: Date
}

export interface DraftReaderTable {
  inspection: string
  account_id: number
  released_at: Date
}

export interface DraftOpeningTable {
  code: string
  inspection: string
  account_id: number
  at: Date
}

export type InspectionTables = {
  'inspection.proposal': ProposalTable
  'inspection.conflict': ConflictTable
  'inspection.member': MemberTable
  'inspection.draft': DraftTable
  'inspection.draft_reader': DraftReaderTable
  'inspection.draft_opening': DraftOpeningTable
  'inspection.inspection': InspectionTable
  'inspection.entry': EntryTable
  'inspection.secret': SecretTable
  'inspection.population': PopulationTable
  'inspection.drawn_case': DrawnCaseTable
  'inspection.answer': AnswerTable
  'inspection.judgement': JudgementTable
  'inspection.publication': PublicationTable
  'inspection.bundle': BundleTable
}

/** The transaction with this room's tables beside the platform's. */
export const inspections = (trx: Trx) => trx.withTables<InspectionTables>()

import type { Day } from '#platform/database/tables.ts'
import { type AssessmentState, noAssessment } from './state/assessment.ts'
import { type ContactState, noContact } from './state/contact.ts'
import { type MilestoneState, noMilestones } from './state/milestones.ts'
import { noPartners, type PartnerState } from './state/partners.ts'
import { noPerson, type PersonState } from './state/person.ts'
import { noSentence, type SentenceState, type SentenceType } from './state/sentence.ts'
import { noTiering, type TieringState } from './state/tiering.ts'
import { noWorkers, type WorkerState } from './state/workers.ts'

export type RiskLevel = 'low' | 'medium' | 'high' | 'very-high'

export type Identity = {
  readonly name: string
  readonly crn: string
  readonly dateOfBirth: Day
  readonly sex: string
  readonly ethnicity: string
  readonly language: string
}

/** A marker that others must see. `type` is a code; `level` is what was written, or category and level in words. */
export type Registration = {
  readonly type: string
  readonly level: string
  /** MAPPA category and level, two separate codes: M1 of one is not M1 of the other. Null where the entry gives none. */
  readonly mappaCategory: string | null
  readonly mappaLevel: string | null
  readonly since: Day
  readonly reviewedOn: Day | null
  readonly reviewDue: Day | null
}
export type Enquiry = {
  readonly to: string
  readonly stage: string
  readonly on: Day
  /** The day of each stage that this enquiry has passed; a new enquiry to the same service begins again. */
  readonly days: Readonly<Record<string, Day>>
}

/**
 * What the record says about one person now: the fold of their entries, in slices by subject. `null` means that no entry says
 * so yet; the page shows "Not recorded" and never a default.
 */
export type CaseState = CoreState &
  ContactState &
  SentenceState &
  AssessmentState &
  PartnerState &
  PersonState &
  MilestoneState &
  TieringState &
  WorkerState

type CoreState = {
  readonly identity: Identity | null
  /** The sentence that governs supervision now; a later one takes the place of an earlier one. */
  readonly sentence: {
    readonly type: SentenceType
    readonly started: Day
    readonly ends: Day | null
    readonly requirements: readonly string[]
  } | null
  readonly ended: { readonly on: Day; readonly why: string } | null
  readonly tier: { readonly name: string; readonly since: Day; readonly source: string } | null
  readonly team: string | null
  /** Staff code of the named officer; a pseudo-officer (a code that ends in U) is no named officer. */
  readonly officer: string | null
  readonly withoutOfficerSince: Day | null
  readonly risk: {
    readonly overall: RiskLevel
    readonly children: RiskLevel
    readonly public: RiskLevel
    readonly knownAdult: RiskLevel
    readonly staff: RiskLevel
    readonly on: Day
  } | null
  readonly plan: { readonly on: Day; readonly reviewDue: Day | null } | null
  readonly reviewedOn: Day | null
  readonly registrations: readonly Registration[]
  readonly enquiries: readonly Enquiry[]
  /** The latest day that an entry in this state happened. An entry that happened before it needs the whole stream folded. */
  readonly upTo: Day | null
}

/** A person of whom nothing is recorded. */
export const nothingRecorded: CaseState = {
  ...noContact,
  ...noSentence,
  ...noAssessment,
  ...noPartners,
  ...noPerson,
  ...noMilestones,
  ...noTiering,
  ...noWorkers,
  identity: null,
  sentence: null,
  ended: null,
  tier: null,
  team: null,
  officer: null,
  withoutOfficerSince: null,
  risk: null,
  plan: null,
  reviewedOn: null,
  registrations: [],
  enquiries: [],
  upTo: null,
}

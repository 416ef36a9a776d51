import type { Location } from './location.ts'

/** Grade bands. DMY is what the service writes for a code that belongs to no band. */
export type Grade = 'PO' | 'SPO' | 'PSO' | 'PSO_B' | 'TPO' | 'DMY'

/** Reports that a rule set weighs. Only those that a profile counts earn points. */
export type ReportKind = 'sdr' | 'fdr' | 'parole' | 'armsCommunity' | 'armsLicence'

/** Points of one case of a tier, by location; `t2a` for young adults in transition (Transition to Adulthood). */
export type TierWeights = Readonly<Record<Location, number>> & {
  readonly name: string
  readonly t2a: Readonly<Record<Location, number>>
}

/** A support contact: work on somebody else's case. `category` 1 is case support, 2 group supervision. */
export type ContactCode = {
  readonly code: string
  readonly work: string
  readonly band: 'low' | 'medium' | 'high' | null
  readonly points: number
  readonly category: 1 | 2
}

/** A reason for reduced hours: percent of contracted hours to begin with, at most, and how many months it lasts. */
export type ReductionReason = {
  readonly category: string
  readonly reason: string
  readonly percent: number | null
  readonly maxPercent: number | null
  readonly months: number | null
}

/** Columns of the service's points table: one for PSOs, one for everybody else. */
export type Targets = { readonly po: number; readonly pso: number }
export type FullTimeHours = { readonly po: number; readonly pso: number; readonly spo: number }

/** Percent of its points that an inactive case keeps. */
export type InactiveWeights = {
  readonly warrants: number
  readonly unpaidWork: number
  readonly overdueTermination: number
}

/**
 * Everything about workload that changes with the years. A new one is a file in `rule-sets/`, not code. Tiers stand in
 * order of their numeric code, from 0. Weights are whole points a week, hours are hours a week.
 */
export type RuleSetData = {
  readonly id: string
  readonly version: string
  readonly validFrom: string
  readonly title: string
  readonly source: string
  readonly tiers: readonly TierWeights[]
  readonly reports: Readonly<Record<ReportKind, number>>
  readonly inactive: InactiveWeights
  readonly targets: Targets
  readonly fullTimeHours: FullTimeHours
  readonly gradeCodes: Readonly<Record<Exclude<Grade, 'DMY' | 'PSO_B'>, readonly string[]>>
  /** How many days a court report counts, its own among them. */
  readonly reportDays: number
  /** How many days a support contact counts, its own among them. */
  readonly contactDays: number
  readonly contacts: readonly ContactCode[]
  readonly reductions: readonly ReductionReason[]
  readonly thresholds: { readonly amberFrom: number; readonly redAbove: number; readonly redWeeks: number }
}

/** What every figure carries, so that it can be made again. */
export type RuleSetStamp = { readonly id: string; readonly version: string }

/** A checked rule set with its tables laid out for looking up. Made by `ruleSetFrom`, never by hand. */
export type RuleSet = {
  readonly data: RuleSetData
  readonly stamp: RuleSetStamp
  readonly codeOfTier: ReadonlyMap<string, number>
  /** Points by cell, in the order of `cellOf`. */
  readonly caseWeights: Float64Array
  readonly t2aWeights: Float64Array
  readonly gradeOfCode: ReadonlyMap<string, Grade>
  readonly contactOfCode: ReadonlyMap<string, ContactCode>
}

import type { Day } from '../day.ts'

/** What every tier says of the rules it was calculated with. */
export type RuleSetStamp = { readonly id: string; readonly validFrom: Day; readonly source: string }

/** A value from which, upwards, something holds: the first step that is reached counts, so steps stand highest first. */
export type Step<T> = { readonly from: number; readonly gives: T }

export type TierV3 = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'

export type RuleSetV3 = RuleSetStamp & {
  /** ARP percentages at which the columns of the table begin, highest first. */
  readonly arpColumns: readonly number[]
  /** One row for each CSRP percentage, highest first, with a tier for each column. */
  readonly reoffending: readonly Step<readonly TierV3[]>[]
  /** Contact sexual reoffending by band; medium by score: below the last step the score contradicts its band. */
  readonly sexual: {
    readonly VERY_HIGH: TierV3
    readonly HIGH: TierV3
    readonly MEDIUM: readonly Step<TierV3>[]
    readonly LOW: TierV3
  }
  /** By level of risk of serious harm; `none` is where no level is registered. Null proposes nothing. */
  readonly mappaRosh: Readonly<Record<'withCategory' | 'without', Readonly<Record<RoshKey, TierV3 | null>>>>
  readonly lifer: {
    readonly withinYears: readonly { readonly years: number; readonly tier: TierV3 }[]
    readonly later: TierV3
  }
  readonly domesticAbuse: { readonly codes: readonly string[]; readonly tier: TierV3 }
  readonly stalking: { readonly codes: readonly string[]; readonly tier: TierV3 }
  readonly childProtection: { readonly codes: readonly string[]; readonly tier: TierV3 }
  readonly sexualOffences: TierV3
  readonly lifeSentence: readonly string[]
  /** Without a level of risk of serious harm a tier below this one is provisional. */
  readonly certainWithoutRosh: { readonly withCategory: TierV3; readonly without: TierV3 }
}

export type RoshKey = 'very high' | 'high' | 'medium' | 'low' | 'none'

export type NeedName =
  | 'ACCOMMODATION'
  | 'EDUCATION_TRAINING_AND_EMPLOYABILITY'
  | 'RELATIONSHIPS'
  | 'LIFESTYLE_AND_ASSOCIATES'
  | 'DRUG_MISUSE'
  | 'ALCOHOL_MISUSE'
  | 'THINKING_AND_BEHAVIOUR'
  | 'ATTITUDES'

/** From which score a need is standard and from which severe. */
export type NeedThresholds = { readonly standard: number; readonly severe: number }

/** One scored need. `questions` names each question that adds to its score, with its number in the assessment. */
export type NeedRule = {
  readonly name: string
  readonly weight: number
  readonly oasys: NeedThresholds
  readonly strengthsAndNeeds: NeedThresholds
  readonly questions: Readonly<Record<string, string>>
}

export type RuleSetV2 = RuleSetStamp & {
  readonly rsr: readonly Step<number>[]
  readonly rosh: Readonly<Record<RoshKey, number>>
  readonly mappa: Readonly<Record<'M1' | 'M2' | 'M3', number>>
  readonly complexity: number
  readonly women: { readonly parenting: number; readonly impulsivityOrTemper: number; readonly enforcement: number }
  readonly protect: readonly Step<'A' | 'B' | 'C' | 'D'>[]
  readonly change: readonly Step<1 | 2 | 3>[]
  readonly withoutMandate: 0
  readonly withoutAssessment: 2
  readonly ogrsPercentPerPoint: number
  readonly iom: number
  readonly needs: Readonly<Record<NeedName, NeedRule>>
  /** Sections that are asked and never counted. */
  readonly neverScored: readonly string[]
  readonly unpaidWork: readonly string[]
  /** Weeks for which a completed assessment counts. */
  readonly assessmentWeeks: number
}

/** What the first step reached gives; undefined below the last. */
export const stepOf = <T>(steps: readonly Step<T>[], value: number): T | undefined =>
  steps.find(({ from }) => value >= from)?.gives

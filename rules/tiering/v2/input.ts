import type { Day } from '../day.ts'
import type { Registration } from '../registrations/registration.ts'
import type { NeedName } from '../rule-sets/rule-set.ts'
import type { NeedAnswer, Severity } from './needs.ts'

export type Requirement = { readonly mainCategory: string; readonly restrictive: boolean }

/** `type` is SC or NC for custody, SP for the community; `endDate` null means that it runs. */
export type Sentence = {
  readonly type: string
  readonly endDate: Day | null
  readonly requirements: readonly Requirement[]
}

/** A completed full assessment within 55 weeks. Severities are given, or follow from the answers of each section. */
export type Assessment = {
  readonly san: boolean
  readonly needs: Readonly<Partial<Record<NeedName, Severity | null>>>
  readonly sections: Readonly<Partial<Record<NeedName, Readonly<Record<string, NeedAnswer>>>>>
  readonly womenFactors: {
    readonly parentalResponsibilities: NeedAnswer | null
    readonly impulsivity: NeedAnswer | null
    readonly temperControl: NeedAnswer | null
  }
}

/** What tier v2 is made of. Null is "not known", which scores nothing and is named as missing. */
export type V2Input = {
  /** Null where the source gives none; then an end date counts as passed. */
  readonly asOf: Day | null
  readonly female: boolean
  readonly rsrPercent: number | null
  readonly ogrsPercent: number | null
  readonly registrations: readonly Registration[]
  readonly sentences: readonly Sentence[]
  readonly previousEnforcementActivity: boolean
  readonly assessment: Assessment | null
}

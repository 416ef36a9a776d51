import type { BandEdges } from './percent.ts'

/** A key question, judged yes, no or not applicable for each case. The prompts guide the judgement, they do not make it. */
export type Question = {
  readonly code: string
  readonly name: string
  readonly text: string
  readonly prompts: readonly string[]
}

/** A standard rated from case answers, or by people who give their reasons. */
export type Standard = {
  readonly code: string
  readonly name: string
  readonly domain: string
  /** A rated standard that does not contribute is shown and left out of the total (youth resettlement). */
  readonly contributes: boolean
  readonly basis: 'cases' | 'judgement'
  /** Empty when the basis is judgement. */
  readonly questions: readonly Question[]
}

/** What an inspection programme asked, in the months in which it asked it. Data with a version, never code. */
export type Framework = {
  readonly id: string
  readonly version: string
  readonly title: string
  /** What is inspected: a PDU, a region, a service. */
  readonly unit: string
  /** First month or day of use, and the last when it is over. */
  readonly validFrom: string
  readonly validTo?: string
  /** False for programmes that diagnose and give no rating: shares are shown, nothing is banded. */
  readonly rated: boolean
  readonly bands: BandEdges
  /** Percentage points to a boundary within which the ratings panel may use discretion. */
  readonly discretionPoints: number
  readonly standards: readonly Standard[]
  readonly source: string
  /** What is recalled rather than read in a source, so that nobody mistakes it for the inspectorate's text. */
  readonly doubts: readonly string[]
}

/** Points of all contributing standards at Outstanding; 0 when the framework gives no rating. */
export const maximumScore = (framework: Framework): number =>
  framework.rated ? 3 * framework.standards.filter(standard => standard.contributes).length : 0

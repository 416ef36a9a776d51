import type { Day } from '../day.ts'

/** An active registration. `level` and `category` are those of MAPPA: two separate codes that look alike. */
export type Registration = {
  readonly code: string
  readonly level: string | null
  readonly category: string | null
  /** The day it started; null when the source gives none, which counts as oldest. */
  readonly date: Day | null
}

export type RoshLevel = 'low' | 'medium' | 'high' | 'very high'
export type MappaLevel = 'M1' | 'M2' | 'M3'
export type MappaCategory = 'M1' | 'M2' | 'M3' | 'M4'

/** Codes of the registrations that say how high the risk of serious harm is. @source tiering.md 2.1 */
export const roshLevels: Readonly<Record<string, RoshLevel>> = {
  RLRH: 'low',
  RMRH: 'medium',
  RHRH: 'high',
  RVHR: 'very high',
}

const roshOrder: readonly RoshLevel[] = ['low', 'medium', 'high', 'very high']

/** 0 for low to 3 for very high; -1 where there is none. */
export const roshRank = (level: RoshLevel | null): number => (level === null ? -1 : roshOrder.indexOf(level))

/** Registrations that count as a complexity factor in v2, each once. @source tiering.md 1.1 */
export const complexityCodes: Readonly<Record<string, string>> = {
  RMDO: 'mental health',
  ALSH: 'suicide or self-harm',
  RVLN: 'vulnerability',
  RCCO: 'child concerns',
  RCPR: 'child protection',
  RCHD: 'risk to children',
  RPIR: 'public interest',
  RVAD: 'adult at risk',
  STRG: 'street gangs',
  RTAO: 'terrorism',
}

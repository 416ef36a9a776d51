import { type Registration, roshLevels, roshRank } from '@candour/tiering'
import type { CaseState, RiskLevel } from '../record/state.ts'

/** The registration that an assessment of each level puts in place of every earlier one. @source tiering.md 2.1 */
const codeOfLevel: Readonly<Record<RiskLevel, string>> = {
  low: 'RLRH',
  medium: 'RMRH',
  high: 'RHRH',
  'very-high': 'RVHR',
}

type Known = Pick<CaseState, 'risk' | 'registrations'>

/**
 * The levels of risk of serious harm that stand. Completing an assessment registers its level and ends those before it, so an
 * assessment stands for a registration of its day; one that was registered on that day or later stands beside it.
 *
 * @source tiering.md 2.1
 */
export const standingRosh = ({ risk, registrations }: Known): readonly Registration[] => {
  const registered = registrations
    .filter(({ type, since }) => type in roshLevels && (risk === null || since >= risk.on))
    .map(({ type, since }) => ({ code: type, level: null, category: null, date: since }))
  if (risk === null) return registered
  const assessed = { code: codeOfLevel[risk.overall], level: null, category: null, date: risk.on }
  return registered.some(({ code }) => code === assessed.code) ? registered : [...registered, assessed]
}

/** The highest level that stands; null when none does. */
export const highestRosh = (known: Known): string | null => {
  const [highest] = standingRosh(known)
    .map(({ code }) => roshLevels[code] ?? null)
    .toSorted((one, other) => roshRank(other) - roshRank(one))
  return highest ?? null
}

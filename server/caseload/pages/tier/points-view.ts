import { partNamesV2, type ResultV2, type Severity, v2May2025 } from '@candour/tiering'

const severities: Readonly<Record<Severity, string>> = { NO_NEED: 'no need', STANDARD: 'standard', SEVERE: 'severe' }

const named = (part: string): string => {
  const name = partNamesV2[part] ?? part
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const rows = (parts: Readonly<Record<string, number>>) =>
  Object.entries(parts).map(([part, points]) => ({ name: named(part), points }))

const noPoints: Readonly<Record<string, string>> = {
  NO_MANDATE_FOR_CHANGE: 'No sentence gives a mandate for work on change, so the digit is 0.',
  NO_VALID_ASSESSMENT: 'There is no signed full assessment of the last 55 weeks, so the digit is 2.',
}

/** The points behind letter and digit of tier v2. */
export const pointsView = ({ protectBreakdown, protectLevel, protectPoints, ...change }: ResultV2) => {
  const [reason = ''] = Object.keys(change.changeBreakdown)
  return {
    letter: protectLevel,
    letterRows: rows(protectBreakdown),
    letterTotal: protectPoints,
    digit: change.changeLevel,
    digitRows: reason in noPoints ? [] : rows(change.changeBreakdown),
    digitTotal: change.changePoints,
    digitWhy: noPoints[reason] ?? '',
    suffix: change.unsupervised ? 'S: two thirds of the sentence have passed, and contact is suspended.' : '',
    needs: change.needs.map(({ need, severity, points }) => ({
      name: named(v2May2025.needs[need].name),
      severity: severity === null ? 'not answered' : severities[severity],
      points,
    })),
  }
}

import type { ReductionReason } from '../rule-set.ts'

const reasons = (
  category: string,
  rows: readonly (readonly [string, ...(number | null)[]])[],
): readonly ReductionReason[] =>
  rows.map(([reason, percent = null, maxPercent = null, months = null]) => ({
    category,
    reason,
    percent,
    maxPercent,
    months,
  }))

/** Reasons for reduced hours: percent of contracted hours, greatest percent, months. Empty places are open. */
export const reductions: readonly ReductionReason[] = [
  ...reasons('Personal circumstances', [
    ['Disability'],
    ['Long-term sickness', 100],
    ['Phased return'],
    ['Pregnancy'],
    ['Maternity', 100, null, 6],
    ['Adoption', 100, null, 6],
    ['Special leave', 100],
    ['Trade union time', null, 50],
    ['Other paid leave', 100],
    ['Other unpaid leave'],
    ['Other'],
  ]),
  ...reasons('Community justice learning', [
    ['PQiP, first 6 months', 80, null, 6],
    ['PQiP, months 6 to 12', 60, null, 6],
    ['PQiP, months 12 to 18', 40, null, 6],
    ['Newly qualified officer', 20, null, 9],
    ['PSO learning', 20, null, 6],
    ['VQ3', 5, null, 6],
    ['Level 4 to 5 access', 10, null, 6],
  ]),
  ...reasons('Work circumstances', [
    ['Co-worked cases'],
    ['Group supervision'],
    ['Group induction'],
    ['Court duty'],
    ['Pre-sentence report duty'],
    ['Split role'],
    ['Offender management in custody work'],
    ['Single point of contact', null, 5],
  ]),
]

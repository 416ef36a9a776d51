import type { CaseState } from '../record/state.ts'

/** Highest first. What is not a tier has no place among them. */
const v3Order: readonly string[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

const isLowerV3 = (before: string, after: string): boolean => {
  const [was, is] = [v3Order.indexOf(before), v3Order.indexOf(after)]
  return was >= 0 && is > was
}

/** A lower letter asks for less protection, a lower digit for less change. */
const isLowerV2 = (before: string, after: string): boolean =>
  after.charAt(0) > before.charAt(0) || after.charAt(1) < before.charAt(1)

/** Whether either calculated tier asks for less than before; losing a tier altogether counts too. */
export const isLowerTier = ({ tiering: before }: CaseState, { tiering: after }: CaseState): boolean => {
  const [was, is] = [before.calculated, after.calculated]
  if (was === null || is === null || was.entry === is.entry) return false
  if (is.v3 === 'MISSING' && v3Order.includes(was.v3)) return true
  return isLowerV3(was.v3, is.v3) || (was.v2 !== null && (is.v2 === null || isLowerV2(was.v2, is.v2)))
}

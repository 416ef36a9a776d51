import type { AllocationInput } from '../input.ts'
import { AllocationInputError } from '../input-error.ts'
import { problemOf } from '../problem.ts'
import { recordAt } from '../reading.ts'
import { Broken, insist } from './broken.ts'
import { checkInfeasible } from './check-infeasible.ts'
import { checkedPartial } from './check-partial.ts'
import { checkPlan } from './check-plan.ts'

/** Whether every statement of a result holds for its input; else the first that does not. */
export type ResultCheck =
  | { readonly holds: true; readonly status: 'plan' | 'infeasible' | 'unproven' }
  | { readonly holds: false; readonly first: string }

const check = (input: AllocationInput, result: unknown): 'plan' | 'infeasible' | 'unproven' => {
  const problem = problemOf(input)
  const fields = recordAt(result, 'the result')
  const { status } = fields
  if (status === 'plan') {
    checkPlan(problem, fields)
    return status
  }
  if (status === 'infeasible') {
    checkInfeasible(problem, fields)
    return status
  }
  if (status !== 'unproven') throw new Broken(`status is ${JSON.stringify(status)}: plan, infeasible or unproven`)
  insist(typeof fields.reason === 'string' && fields.reason !== '', () => 'reason is missing')
  checkedPartial(problem, fields.partial, true)
  return status
}

/**
 * Checks a result, of whoever made it, in exact arithmetic: every assignment, limit, percentage, weight and relief.
 * `unproven` claims nothing but that its partial plan keeps the limits.
 */
export const checkResult = (input: AllocationInput, result: unknown): ResultCheck => {
  try {
    return { holds: true, status: check(input, result) }
  } catch (error) {
    if (error instanceof Broken || error instanceof AllocationInputError) return { holds: false, first: error.message }
    throw error
  }
}

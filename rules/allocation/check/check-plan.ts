import { figuresOf, highestLoad } from '../plan-result.ts'
import type { Problem } from '../problem.ts'
import type { Rational } from '../rational.ts'
import { compare, rational } from '../rational.ts'
import { checkComplete, checkedAssignments } from './assignments.ts'
import { insist } from './broken.ts'
import { checkedProof, times, total } from './proof.ts'

type Fields = Readonly<Record<string, unknown>>

/** What the weights prove: no plan's highest load is below it. Undefined when no officer has points available. */
const proven = (problem: Problem, fields: Fields): Rational | undefined => {
  const { ofCase, ofOfficer } = checkedProof(problem, fields.proof)
  const able = problem.officers.filter(({ available }) => available > 0n)
  if (able.length === 0) return undefined
  const weight = total(able, officer => times(ofOfficer(officer), officer.available))
  insist(
    compare(weight, rational(1n)) === 0,
    () => `proof: the officers' weights x available points sum to ${weight.n}/${weight.d}, not to 1`,
  )
  const cases = total(problem.cases, ofCase)
  const held = total(able, officer => times(ofOfficer(officer), officer.used))
  return total([cases, held], one => one)
}

/** Every statement of a plan. */
export const checkPlan = (problem: Problem, fields: Fields): void => {
  const placed = checkedAssignments(problem, fields.assignments, 'assignments')
  checkComplete(problem, placed, new Set(), 'assignments')
  const figures = figuresOf(highestLoad(problem, placed), proven(problem, fields))
  for (const name of ['highestPercent', 'bound', 'gapPercent'] as const)
    insist(
      fields[name] === figures[name],
      () => `${name} is ${JSON.stringify(fields[name])}, and ${figures[name]} by the plan and its proof`,
    )
}

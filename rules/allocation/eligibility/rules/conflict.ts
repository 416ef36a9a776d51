import { type Rule, refused } from '../rule.ts'

/**
 * A conflict that somebody declared between the officer and the person.
 *
 * @source reference, workload 5.4
 */
export const conflict: Rule = ({ officer }) =>
  officer.conflict === null ? null : refused(`A conflict is declared: ${officer.conflict.toLowerCase()}`)

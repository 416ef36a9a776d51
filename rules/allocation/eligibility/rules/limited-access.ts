import { type Rule, refused } from '../rule.ts'

/**
 * Somebody to whom the record is closed is not given the case. Whether they are kept out or not let in is not said.
 *
 * @source reference, tiering 3.4
 */
export const limitedAccess: Rule = ({ officer }) =>
  officer.closed ? refused('The record is closed to this officer') : null

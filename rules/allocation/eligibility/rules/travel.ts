import { advice, met, type Rule, refused } from '../rule.ts'

/**
 * Where the officer works, against where the case is: the same team, another of the unit, or another unit, which must agree first.
 *
 * @source reference, workload 5.1
 */
export const travel: Rule = ({ person, officer }) => {
  if (officer.team === person.team) return met('Works in the team that has the case')
  if (officer.pdu === person.pdu) return advice('Works in another team of the unit: ask how far it is to travel')
  return refused('Works in another unit: propose a move, and that unit agrees or not')
}

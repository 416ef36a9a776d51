import { advice, met, type Rule, refused } from '../rule.ts'

const riskWords = { low: 'low', medium: 'medium', high: 'high', 'very-high': 'very high' } as const

/**
 * High and very high risk of serious harm is for qualified officers only. A trainee counts as a probation services officer.
 * A risk that nobody assessed is said to be that: it is never taken for low.
 *
 * @source reference, workload 5.2; tiering 6
 */
export const gradeForRisk: Rule = ({ person, officer, ruleSet }) => {
  if (ruleSet.grades.qualified.includes(officer.grade)) return met(`A ${officer.grade} may hold every level of risk`)
  if (person.risk === null) {
    return advice(
      `The risk of serious harm is not assessed: a ${officer.grade} may turn out not to be allowed to hold it`,
    )
  }
  if (ruleSet.risksOfOthers.includes(person.risk)) {
    return met(`A ${officer.grade} may hold ${riskWords[person.risk]} risk`)
  }
  const words = `Risk is ${riskWords[person.risk]}: only a qualified probation officer may hold the case, not a ${officer.grade}`
  // What a trainee is protected from has its own limits, and its own recorded decision to go beyond them.
  return ruleSet.grades.trainee.includes(officer.grade) ? { ...refused(words), override: 'pdu-head' } : refused(words)
}

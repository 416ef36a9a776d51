import { advice, type Rule } from '../rule.ts'

/**
 * New cases in seven days, this one counted: each takes most time at its start.
 *
 * @source reference, workload 5.4; the numbers are our own reading
 */
export const recentCases: Rule = ({ officer, ruleSet: { grades, newCasesInWeek } }) => {
  const most = grades.trainee.includes(officer.grade) ? newCasesInWeek.trainee : newCasesInWeek.others
  const after = officer.recentCases + 1
  return after > most ? advice(`This would be new case ${after} in seven days; ${most} is advised at most`) : null
}

import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { FullTimeHours, Grade, RuleSet, Targets } from './rule-set.ts'

/** Grade bands by the number that the service's tables use. */
export const gradeIds: ReadonlyMap<number, Grade> = new Map([
  [1, 'PO'],
  [2, 'SPO'],
  [3, 'PSO'],
  [4, 'TPO'],
  [5, 'DMY'],
  [7, 'PSO_B'],
])

/**
 * Grade band of a code in the workbook. Any dash and any spaces around it are the same code; the service writes
 * "NPS-PQF" in six ways.
 *
 * @returns DMY for a code of no band, a blank or none: it has no target and no hours
 * @source WMT rule set 2021-04, grade codes
 */
export const gradeOfCode = (code: string | null, ruleSet: RuleSet): Grade =>
  ruleSet.gradeOfCode.get(
    (code ?? '')
      .trim()
      .toUpperCase()
      .replace(/\s*[-–—]\s*/, '-'),
  ) ?? 'DMY'

const grades: ReadonlySet<string> = new Set<Grade>(['PO', 'SPO', 'PSO', 'PSO_B', 'TPO', 'DMY'])

/** Whether a text is the name of a grade band (not a code of the workbook). */
export const isGrade = (text: string): text is Grade => grades.has(text)

/**
 * Points a week that a full-time officer of this grade is expected to carry.
 *
 * @returns unknown for a grade of no band
 * @source WMT rule set 2021-04, nominal targets; PSO_B reads the PSO column (docs/decisions/0008)
 */
export const nominalTarget = (grade: Grade, targets: Targets, profile: Profile = profiles.candour): Figure => {
  const column = profile.targetOf[grade]
  return column ? known(targets[column]) : unknown('the grade is not one that has a target')
}

/**
 * Full-time hours a week of a grade.
 *
 * @returns unknown for a grade of no band
 * @source WMT rule set 2021-04, default contracted hours
 */
export const fullTimeHours = (grade: Grade, hours: FullTimeHours): Figure => {
  switch (grade) {
    case 'PO':
    case 'TPO':
      return known(hours.po)
    case 'PSO':
    case 'PSO_B':
      return known(hours.pso)
    case 'SPO':
      return known(hours.spo)
    case 'DMY':
      return unknown('the grade is not one that has full-time hours')
  }
}

/**
 * Contracted hours that a new officer starts with, until a manager enters the real ones.
 *
 * @returns unknown for a grade of no band; where the profile puts 0 for nothing, the SPO column for it and for PSO_B
 * @source WMT, creation of workload owners: whoever is not PO, TPO or PSO starts with the SPO column
 */
export const startingHours = (grade: Grade, hours: FullTimeHours, profile: Profile = profiles.candour): Figure => {
  if (profile.nothing === 'zero' && (grade === 'PSO_B' || grade === 'DMY')) return known(hours.spo)
  return fullTimeHours(grade, hours)
}

/** Hours a week that availability is reckoned from. */
export type HoursBasis = { readonly contracted: number; readonly fullTime: number }

/**
 * Contracted and full-time hours of an officer.
 *
 * @param contracted hours a week; null when not recorded
 * @returns unknown when the grade has no hours, or the contracted hours are not recorded (unless the profile takes
 *   them as full time)
 * @source WMT rule set 2021-04, contracted hours; docs/decisions/0007
 */
export const hoursBasis = (
  grade: Grade,
  contracted: number | null,
  hours: FullTimeHours,
  profile: Profile = profiles.candour,
): Figure<HoursBasis> => {
  const fullTime = fullTimeHours(grade, hours)
  if (!fullTime.known) return fullTime
  if (contracted !== null) return known({ contracted, fullTime: fullTime.value })
  if (profile.missingHours === 'unknown') return unknown('contracted hours are not recorded')
  return known({ contracted: fullTime.value, fullTime: fullTime.value })
}

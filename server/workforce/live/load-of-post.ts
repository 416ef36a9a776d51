import type { Figure, Grade, RuleSet } from '@candour/workload'
import { gradeOfCode, isGrade, known, officerWorkload, unknown } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import { reportsByKind, type WorkOfPost } from '../work/work-on.ts'
import { type CasesOfSort, type Holding, holdingOf } from './cases.ts'
import type { HoursOfPost } from './hours.ts'
import type { Place, StaffMember } from './staff.ts'

/** One post with everything that its figure is made of. */
export type LivePost = {
  readonly officer: string
  readonly place: Place
  readonly member: StaffMember | undefined
  readonly hours: HoursOfPost
  readonly sorts: readonly CasesOfSort[]
  /** What they did beside the cases they hold. */
  readonly work: WorkOfPost
  readonly on: Day
}

const gradeOf = ({ officer, member }: LivePost, ruleSet: RuleSet): Grade => {
  if (!member || isPseudoOfficer(officer)) return 'DMY'
  return isGrade(member.grade) ? member.grade : gradeOfCode(member.grade, ruleSet)
}

const hasLeft = ({ member, on }: LivePost): boolean => member !== undefined && member.left !== null && member.left <= on

/** Why a post has no percentage although its hours may be known; null when it may have one. */
const whyNone = (post: LivePost, { all }: Holding): string | null => {
  const { officer, member } = post
  if (isPseudoOfficer(officer)) return 'these cases have no named officer'
  if (!member) return 'this officer is not in the organisation'
  if (member.left === null || !hasLeft(post)) return null
  return `left on ${dayText(member.left)} and still holds ${countedText(all, 'person', 'people')}`
}

/** Whether two days of one post give the same load by the same rules. What is the same object is not looked into. */
export const isLoadedAlike = (one: LivePost, other: LivePost): boolean =>
  one.sorts === other.sorts &&
  one.member === other.member &&
  one.place === other.place &&
  one.hours.contracted === other.hours.contracted &&
  one.hours.reduced === other.hours.reduced &&
  one.work === other.work &&
  hasLeft(one) === hasLeft(other)

const headOf = (post: LivePost, grade: string) => {
  const { officer, place, member, hours } = post
  const named = !isPseudoOfficer(officer)
  return {
    ...place,
    officer,
    name: member?.name ?? (named ? officer : 'No named officer'),
    ...{ gradeCode: member?.grade ?? '', grade, inFile: true, named },
    ...{ contracted: hours.contracted, hoursRecorded: hours.contracted !== null, reduced: hours.reduced },
    source: 'record' as const,
  }
}

const withoutParts = { casesAll: null, cases: null, casePoints: null, t2aPoints: null } as const

/** The workload of one post on its day. */
export const loadOfPost = (post: LivePost, rules: Figure<RuleSet>): OfficerLoad => {
  if (!rules.known) {
    const none = { used: rules, available: rules, percent: rules }
    return { ...headOf(post, 'DMY'), ...withoutParts, reportPoints: null, contactPoints: null, ...none }
  }
  const ruleSet = rules.value
  const grade = gradeOf(post, ruleSet)
  const holding = holdingOf(post.sorts, ruleSet)
  const { used, parts, available, percent } = officerWorkload(
    {
      grade,
      contractedHours: post.hours.contracted,
      reductionHours: post.hours.reduced,
      cases: holding.cells,
      t2aCases: null,
      reports: reportsByKind(post.work.reports),
      contactPoints: post.work.contactPoints,
    },
    ruleSet,
  )
  const why = whyNone(post, holding)
  return {
    ...headOf(post, grade),
    ...{ casesAll: holding.all, cases: holding.counting, casePoints: parts.cases, t2aPoints: null },
    ...{ reportPoints: parts.reports, contactPoints: parts.contacts },
    used: known(used),
    available: why === null ? available : unknown(why),
    percent: why === null ? percent : unknown(why),
  }
}

/** An officer whom a file knows and the record does not, in a team that keeps its record here: nothing is known, least of all 0. */
export const unknownLoad = (row: OfficerLoad, fileDay: Day): OfficerLoad => {
  const none = unknown(
    `not on the record: the file of ${dayText(fileDay)} gives them ${countedText(row.casesAll ?? 0, 'case')}`,
  )
  return {
    ...row,
    ...withoutParts,
    ...{ reportPoints: null, contactPoints: null, used: none, available: none, percent: none },
  }
}

import type { Figure, Grade, OfficerInput, OfficerWorkload, Profile, RuleSet } from '@candour/workload'
import { gradeOfCode, officerWorkload, startingHours, unknown } from '@candour/workload'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import type { Post } from '../import/posts.ts'

/** Hours of an officer in a team on the day of the extract, as they go into the figures. */
export type PostHours = {
  /** Hours a week; null when nobody recorded them and the grade has none to begin with. */
  readonly contracted: number | null
  /** False when the grade's full-time hours stand in for hours that nobody recorded. */
  readonly recorded: boolean
  readonly reduced: number
}

/** Rules that a result is made with. */
export type Rules = { readonly ruleSet: RuleSet; readonly profile: Profile }

/** The workload of one officer in one team. `why` is the reason when `percent` is null. */
export type OfficerFigure = {
  readonly gradeCode: string
  readonly grade: string
  readonly named: boolean
  readonly hours: PostHours
  readonly casesAll: number | null
  readonly cases: number | null
  readonly casePoints: number | null
  readonly t2aPoints: number | null
  readonly reportPoints: number | null
  readonly contactPoints: number | null
  readonly used: number | null
  readonly available: number | null
  readonly percent: number | null
  readonly why: string | null
}

/** Hours that stand in until a manager records the real ones: the grade's own. */
export const assumedHours = (gradeCode: string, { ruleSet, profile }: Rules): number | null => {
  const hours = startingHours(gradeOfCode(gradeCode, ruleSet), ruleSet.data.fullTimeHours, profile)
  return hours.known ? hours.value : null
}

/** Why an officer has no figure although the file names them; null when there is one. */
const missingFromFile = (post: Post): string | null =>
  post.filtered === null && post.allCases !== null && sum(post.allCases) > 0
    ? 'has cases in WMT_Extract but no row in WMT_Extract_Filtered, which says which of them count'
    : null

/** What the rules need of an officer in a team. */
export const officerInput = (
  post: Post,
  hours: PostHours,
  contactPoints: number,
  { ruleSet }: Rules,
): OfficerInput => ({
  grade: gradeOf(post, ruleSet),
  contractedHours: hours.contracted,
  reductionHours: hours.reduced,
  cases: post.filtered ?? new Uint16Array(ruleSet.caseWeights.length),
  t2aCases: post.t2a,
  reports: { sdr: post.sdr, fdr: post.fdr },
  contactPoints,
})

/** A pseudo-officer has no band, whatever the file says: nobody can carry its cases. */
const gradeOf = (post: Post, ruleSet: RuleSet): Grade =>
  isPseudoOfficer(post.officer) ? 'DMY' : gradeOfCode(post.gradeCode, ruleSet)

/**
 * One officer's figures, from the rows of the file and the hours of the day.
 *
 * @returns null figures with the reason when the file says too little; never 0 for what is not known
 */
export const figureOf = (post: Post, hours: PostHours, contactPoints: number, rules: Rules): OfficerFigure => {
  const named = !isPseudoOfficer(post.officer)
  const input = officerInput(post, hours, contactPoints, rules)
  const head = { gradeCode: post.gradeCode, grade: input.grade, named, hours }
  const casesAll = post.allCases === null && post.t2a === null ? 0 : sum(post.allCases ?? []) + sum(post.t2a ?? [])
  const why = missingFromFile(post)
  if (why !== null) return { ...head, ...nothing, casesAll, why }
  const workload = officerWorkload(input, rules.ruleSet, rules.profile)
  return { ...head, casesAll, ...partsOf(workload), ...percentOf(workload, named) }
}

const nothing = {
  casesAll: null,
  cases: null,
  casePoints: null,
  t2aPoints: null,
  reportPoints: null,
  contactPoints: null,
  used: null,
  available: null,
  percent: null,
} as const

const partsOf = ({ cases, parts, used, available }: OfficerWorkload) => ({
  cases,
  casePoints: parts.cases,
  t2aPoints: parts.t2a,
  reportPoints: parts.reports,
  contactPoints: parts.contacts,
  used,
  available: available.known ? available.value : null,
})

const percentOf = (workload: OfficerWorkload, named: boolean): Pick<OfficerFigure, 'percent' | 'why'> => {
  const percent: Figure = named ? workload.percent : unknown('these cases have no named officer')
  return percent.known ? { percent: percent.value, why: null } : { percent: null, why: percent.why }
}

/** An officer who should be in the file and is not: everything is unknown, for the reason given. */
export const missingFigure = (gradeCode: string, grade: string, hours: PostHours, why: string): OfficerFigure => ({
  gradeCode,
  grade,
  named: true,
  hours,
  ...nothing,
  why,
})

/** Cases in an array of counts. */
export const sum = (counts: ArrayLike<number>): number => {
  let total = 0
  for (let cell = 0; cell < counts.length; cell++) total += counts[cell] ?? 0
  return total
}

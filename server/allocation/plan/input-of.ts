import type { AllocationInput, CaseInput, Grade, OfficerInput } from '@candour/allocation'
import { ruleSetOn } from '@candour/workload'
import { type Person, personById } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { OfficerLoad } from '#workforce'
import { livePosts } from '#workforce'
import { type Candidate, type Choice, candidatesForMany, teamsOf } from '../officers/candidates.ts'

/** Somebody who is in no plan, because a figure is unknown. By pseudonym, or by the code of an officer and a team. */
export type LeftOut = { readonly id: string; readonly what: 'person' | 'officer'; readonly why: string }

export type PlanInput = { readonly input: AllocationInput; readonly leftOut: readonly LeftOut[] }

const TIME_LIMIT_SECONDS = 10
/** Our own reading, as no source gives numbers: who knows a person is preferred to who sits in the same team. */
const KNOWN = 1
const SAME_TEAM = 0.3

/** An officer may work in two teams: each post is an officer of the plan. */
const postId = ({ officer, team }: Pick<OfficerLoad, 'officer' | 'team'>): string => `${officer} ${team}`

const gradeOf = (grade: string): Grade => {
  if (grade.startsWith('SPO')) return 'SPO'
  if (grade.startsWith('PQ') || grade === 'TPO') return 'TPO'
  return grade.startsWith('PS') ? 'PSO' : 'PO'
}

const officerOf = (post: OfficerLoad): OfficerInput | LeftOut => {
  const { used, available } = post
  const unknown = [used, available].find(figure => !figure.known)
  if (!used.known || !available.known)
    return { id: postId(post), what: 'officer', why: unknown && !unknown.known ? unknown.why : '' }
  return {
    id: postId(post),
    grade: gradeOf(post.grade),
    availablePoints: Math.max(0, Math.floor(available.value)),
    usedPoints: Math.max(0, Math.ceil(used.value)),
  }
}

const preferenceOf = (candidates: readonly Candidate[], person: Person): Record<string, number> =>
  Object.fromEntries(
    candidates.flatMap(({ post, known }) => {
      const weight = known ? KNOWN : post.team === person.team ? SAME_TEAM : 0
      return weight > 0 ? [[postId(post), weight]] : []
    }),
  )

/**
 * Whether a case can be given to an officer as it is: no rule speaks against it, and no protection does or may do, as whoever gives
 * it would be asked for a decision. A plan that its own service refuses is none.
 */
const isGivable = ({ eligibility: { verdict, findings } }: Candidate): boolean =>
  verdict === 'yes' && !findings.some(one => one.rule === 'protections' && one.outcome !== 'met')

const caseOf = (person: Person, { points, candidates }: Choice, able: ReadonlySet<string>): CaseInput | LeftOut => {
  if (!points.known) return { id: person.personId, what: 'person', why: points.why }
  const may = candidates.filter(one => isGivable(one) && able.has(postId(one.post)))
  return {
    id: person.personId,
    points: Math.max(0, Math.ceil(points.value)),
    eligible: may.map(({ post }) => postId(post)),
    preference: preferenceOf(may, person),
  }
}

/** The limit of the rule set: above it a workload is red, and giving more is somebody's decision. */
const limitOn = (on: Day): number => {
  const rules = ruleSetOn(on)
  if (!rules.known) throw new Error(`No workload rules are in force on ${on}`)
  return rules.value.data.thresholds.redAbove
}

const isLeftOut = (one: OfficerInput | CaseInput | LeftOut): one is LeftOut => 'why' in one

const taken = <T extends OfficerInput | CaseInput>(rows: readonly (T | LeftOut)[]): readonly T[] =>
  rows.flatMap(row => ('why' in row ? [] : [row]))

/**
 * What a plan is asked for a unit: its officers with today's figures, and these people in this order, each with the officers
 * whom no rule speaks against. A figure that is unknown is never taken for 0: whose it is stays out, with the reason.
 */
export const planInputOf = async (
  trx: Trx,
  { pdu, people, on, now }: { pdu: string; people: readonly string[]; on: Day; now: Date },
): Promise<PlanInput> => {
  const teams = (await teamsOf(trx, pdu)).map(team => team.code)
  const posts = (await livePosts(trx, { teams }, on)).filter(post => post.named)
  const officers = posts.map(officerOf)
  const able = taken<OfficerInput>(officers)
  const ids = new Set(able.map(({ id }) => id))
  const found: Person[] = []
  for (const id of people) {
    const person = await personById(trx, id)
    if (person && !person.state.ended && person.pdu === pdu) found.push(person)
  }
  const choices = await candidatesForMany(trx, found, teams, { on, now })
  const cases = found.flatMap((person, index) => {
    const choice = choices[index]
    return choice ? [caseOf(person, choice, ids)] : []
  })
  return {
    input: {
      officers: able,
      cases: taken<CaseInput>(cases),
      options: { maxPercent: limitOn(on), timeLimitSeconds: TIME_LIMIT_SECONDS },
    },
    leftOut: [...officers, ...cases].filter(isLeftOut),
  }
}

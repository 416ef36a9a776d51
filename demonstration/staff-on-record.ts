import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { type NewStaffFact, recordFact, sayOwnWords } from '#workforce'
import { LAST_DAY, plusDays } from './service/days.ts'
import type { DemonstrationPdu } from './service/service.ts'
import type { Member } from './service/staff.ts'

type Recording = { readonly by: string; readonly now: Date }
type Fact = Pick<NewStaffFact, 'kind' | 'detail' | 'from' | 'to' | 'notes'>

/** The first day on which the service knew its posts. */
const POSTS_KNOWN: Day = '2024-01-08'

/** Protections whose hours `staffOf` gives: the reason of the reduction, and how many days before the last day it began. */
const learning: Readonly<Record<string, { readonly detail: string; readonly daysAgo: number }>> = {
  'PQiP, months 6 to 12': { detail: 'pqip', daysAgo: 270 },
  'Newly qualified officer': { detail: 'newly-qualified', daysAgo: 120 },
  'PSO learning': { detail: 'pso-learning', daysAgo: 120 },
}

const fact = (kind: NewStaffFact['kind'], detail: string, from: Day, to: Day | null = null, notes = ''): Fact => {
  return { kind, detail, from, to, notes }
}

const holdsCases = ({ grade, left }: Member): boolean => left === null && ['PO', 'PSO', 'TPO'].includes(grade)

const reductionFacts = ({ reduction }: Member): readonly Fact[] => {
  const stage = reduction && learning[reduction.reason]
  if (stage) return [fact('protection', stage.detail, plusDays(LAST_DAY, -stage.daysAgo))]
  return reduction?.reason === 'Long-term sickness' ? [fact('absence', 'sickness', plusDays(LAST_DAY, -120))] : []
}

/** Of the staff of a unit in trouble every ninth comes from an agency, and three have said that they leave. */
const strain = (member: Member, at: number): readonly Fact[] => {
  const agency = at % 9 === 4 ? [fact('agency', 'agency', member.joined)] : []
  const leaves = at % 16 === 11 ? [fact('leaving', 'leaving', plusDays(LAST_DAY, 40 + at))] : []
  return [...agency, ...leaves]
}

/**
 * Nearly everybody in one team of the unit in trouble is on a measure of work improvement, each alone: together they say something of
 * the team and not of its members.
 *
 * @source scenario 11
 */
const measures = (unit: DemonstrationPdu): ReadonlyMap<string, Fact> => {
  const team = unit.members.filter(member => member.team === `${unit.plan.code}T3` && holdsCases(member))
  const well = team.filter(({ reduction }) => reduction?.reason !== 'Long-term sickness')
  const oldest = well.toSorted((a, b) => a.joined.localeCompare(b.joined)).slice(0, Math.floor(well.length * 0.9))
  const details = ['informal', 'formal'] as const
  return new Map(
    oldest.map(({ code }, at) => {
      const notes = 'Assessments and plans that are overdue. Weekly meetings agreed.'
      return [code, fact('measure', details[at % 2] ?? 'informal', plusDays(LAST_DAY, -110 + at * 3), null, notes)]
    }),
  )
}

const factsOf = (unit: DemonstrationPdu): readonly (readonly [Member, Fact])[] => {
  const inTrouble = unit.plan.condition === 'struggling'
  const measured = inTrouble ? measures(unit) : new Map<string, Fact>()
  return unit.members.filter(holdsCases).flatMap((member, at) => {
    const measure = measured.get(member.code)
    const all = [
      ...reductionFacts(member),
      ...leaveAhead(at),
      ...(inTrouble ? strain(member, at) : []),
      ...(measure ? [measure] : []),
    ]
    return all.map(one => [member, one] as const)
  })
}

/** Every seventh officer has agreed leave in the weeks after the last day. */
const leaveAhead = (at: number): readonly Fact[] =>
  at % 7 === 3 ? [fact('absence', 'leave', plusDays(LAST_DAY, 18 + (at % 12)), plusDays(LAST_DAY, 28 + (at % 12)))] : []

const languages = ['Welsh', 'Polish', 'Urdu', 'Punjabi', 'Romanian'] as const

/** What officers have said of themselves: not everybody has, and it follows from nothing but their place in the list. */
const writeOwnWords = async (trx: Trx, { members }: DemonstrationPdu, now: Date): Promise<void> => {
  for (const [at, { code }] of members.filter(holdsCases).entries()) {
    if (at % 4 === 3) continue
    const language = at % 5 === 1 ? languages[at % languages.length] : undefined
    const words = {
      sex: at % 3 === 0 ? ('male' as const) : ('female' as const),
      languages: language ? [language] : null,
    }
    await sayOwnWords(trx, code, words, { by: code, now })
  }
}

/** Protections, absences, agency staff, leavers and measures of a unit, as its managers have recorded them; and what officers said. */
export const writeStaffFacts = async (trx: Trx, unit: DemonstrationPdu, recording: Recording): Promise<void> => {
  for (const [{ code, team }, one] of factsOf(unit)) {
    const confidential = one.kind !== 'protection' && one.kind !== 'agency'
    await recordFact(trx, { ...one, officer: code, team, confidential }, recording)
  }
  await writeOwnWords(trx, unit, recording.now)
}

/**
 * How posts stood before: who has left held one that is vacant now, and a post that was filled within the last year stood vacant
 * until then.
 */
export const writePostHistory = async (trx: Trx, { plan, members }: DemonstrationPdu, by: string): Promise<void> => {
  const leavers = members.filter(({ left }) => left !== null)
  type Post = { id: number; team: string; grade: string; practitioner: string | null; since: Day }
  const { rows } = await sql<Post>`select id, team, grade, practitioner, since from platform.post
    where team like ${`${plan.code}T%`} order by id`.execute(trx)
  const states = rows.flatMap(({ id: post, team, grade, practitioner, since }) => {
    const state = (holder: string | null, from_day: Day) => ({ post, team, grade, practitioner: holder, from_day })
    if (practitioner !== null) return since > POSTS_KNOWN ? [state(null, POSTS_KNOWN), state(practitioner, since)] : []
    const at = leavers.findIndex(one => one.team === team && one.grade === grade)
    const [leaver] = at < 0 ? [] : leavers.splice(at, 1)
    if (!leaver?.left) return [state(null, since)]
    return [state(leaver.code, leaver.joined), state(null, leaver.left)]
  })
  await sql`insert into workforce.post_state (post, team, grade, funded, practitioner, from_day, recorded_by, recorded_at)
    select post, team, grade, true, practitioner, from_day, ${by}, '2026-09-12T05:40:00Z'
    from jsonb_to_recordset(${JSON.stringify(states)}) as
      state (post integer, team text, grade text, practitioner text, from_day date)`.execute(trx)
}

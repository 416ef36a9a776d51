import type { Day } from '#platform/database/tables.ts'
import { inventedName } from '../names.ts'
import type { Random } from '../random.ts'
import { LAST_DAY, plusDays } from './days.ts'
import type { Condition, PduPlan } from './scale.ts'

export type Grade = 'PO' | 'PSO' | 'TPO' | 'SPO' | 'CA'

export type Member = {
  readonly code: string
  readonly forename: string
  readonly surname: string
  readonly grade: Grade
  readonly team: string
  readonly joined: Day
  readonly left: Day | null
  /** Contracted hours a week; null where nobody has recorded them. */
  readonly hours: number | null
  /** Hours a week taken off for learning, sickness or union work, with the reason. */
  readonly reduction: { readonly reason: string; readonly hours: number } | null
}

export type Post = { readonly team: string; readonly grade: Grade; readonly holder: string | null; readonly since: Day }
export type Staff = { readonly members: readonly Member[]; readonly posts: readonly Post[] }

type Mix = { readonly vacant: number; readonly new: number; readonly leavers: number; readonly sick: number }

// Shares of posts or people. The struggling unit is the one that staff describe: 43 % vacant, a third gone within a year.
const mixes: Readonly<Record<Condition, Mix>> = {
  struggling: { vacant: 0.43, new: 0.55, leavers: 0.34, sick: 0.09 },
  usual: { vacant: 0.1, new: 0.22, leavers: 0.12, sick: 0.05 },
  well: { vacant: 0.04, new: 0.12, leavers: 0.06, sick: 0.02 },
}

/** Grades of every twenty posts of a team. */
const pattern: readonly Grade[] = [
  ...(['SPO', 'PO', 'PSO', 'CA', 'PO', 'PSO', 'TPO', 'CA', 'PO', 'PSO'] as const),
  ...(['PO', 'CA', 'PSO', 'PO', 'CA', 'PSO', 'CA', 'PO', 'TPO', 'CA'] as const),
]

const FULL_TIME = 37
const learning: Readonly<Partial<Record<Grade, { reason: string; share: number }>>> = {
  TPO: { reason: 'PQiP, months 6 to 12', share: 0.6 },
  PO: { reason: 'Newly qualified officer', share: 0.2 },
  PSO: { reason: 'PSO learning', share: 0.2 },
}

const round1 = (hours: number): number => Math.round(hours * 10) / 10

const reductionOf = (random: Random, grade: Grade, isNew: boolean, hours: number, mix: Mix): Member['reduction'] => {
  if (grade !== 'SPO' && grade !== 'CA' && random.chance(mix.sick)) return { reason: 'Long-term sickness', hours }
  const stage = isNew || grade === 'TPO' ? learning[grade] : undefined
  return stage ? { reason: stage.reason, hours: round1(hours * stage.share) } : null
}

const joinedOn = (random: Random, isNew: boolean): Day =>
  plusDays(LAST_DAY, isNew ? -random.between(60, 360) : -random.between(760, 6500))

/** Everyone who works or has lately worked in a unit, and its funded posts. */
export const staffOf = (random: Random, plan: PduPlan): Staff => {
  const mix = mixes[plan.condition]
  const members: Member[] = []
  const posts: Post[] = []
  const hire = (grade: Grade, team: string, isNew: boolean, left: Day | null): Member => {
    const hours = random.chance(0.12) ? random.pick([18.5, 22, 30]) : FULL_TIME
    const member: Member = {
      code: `${plan.code}${String(members.length + 1).padStart(3, '0')}`,
      ...inventedName(random),
      grade,
      team,
      joined: left ? plusDays(LAST_DAY, -random.between(760, 4000)) : joinedOn(random, isNew),
      left,
      hours: grade === 'SPO' || grade === 'CA' ? null : hours,
      reduction: left ? null : reductionOf(random, grade, isNew, hours, mix),
    }
    members.push(member)
    return member
  }
  const vacancies = Math.round(plan.posts * mix.vacant)
  for (let post = 0; post < plan.posts; post += 1) {
    const team = `${plan.code}T${(post % plan.teams) + 1}`
    const grade = pattern[Math.floor(post / plan.teams) % pattern.length] ?? 'PO'
    // Vacancies fall evenly over the later posts: a team keeps its senior officer.
    const isVacant = post >= plan.teams && (post * vacancies) % (plan.posts - plan.teams) < vacancies
    const holder = isVacant ? null : hire(grade, team, grade !== 'SPO' && random.chance(mix.new), null)
    posts.push({
      team,
      grade,
      holder: holder?.code ?? null,
      since: holder?.joined ?? plusDays(LAST_DAY, -random.between(30, 300)),
    })
  }
  const leavers = Math.round(members.length * mix.leavers)
  for (let gone = 0; gone < leavers; gone += 1) {
    const grade = random.pick(['PO', 'PO', 'PSO'] as const)
    hire(grade, `${plan.code}T${(gone % plan.teams) + 1}`, false, plusDays(LAST_DAY, -random.between(20, 340)))
  }
  return { members, posts }
}

/** The staff code that holds cases with no named officer in a team. */
export const pseudoOfficerOf = (team: string): string => `${team}U`

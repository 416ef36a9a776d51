import { plusDays, workingDay } from '../days.ts'
import { notes } from '../words.ts'
import type { Draft, Life } from './draft.ts'
import { mappaLevelOf, scoresFor } from './scores.ts'

const isHigh = (risk: string): boolean => risk === 'high' || risk === 'very-high'

const assessmentBody = ({ random, person }: Life, role: string) => {
  const lower = person.risk === 'low' ? 'low' : 'medium'
  return {
    ...{ overall: person.risk, public: person.risk, knownAdult: lower, children: 'low', staff: 'low' },
    text: random.pick(notes.analysis),
    ...scoresFor(random, person),
    layer: 'full',
    asked: random.chance(0.6) ? ['person', 'police'] : ['person'],
    signing: 'signed',
    role,
    factors: isHigh(person.risk) ? ['mappa'] : [],
  }
}

/** The first assessment and the plan that follows from it; above a level somebody else has to sign, and does or does not. */
export const assessment = (life: Life): Draft[] => {
  const { random, person, habit } = life
  if (!random.chance(habit.assessed)) return []
  const on = workingDay(plusDays(person.started, random.between(5, habit.assessWithin)))
  const id = random.uuid()
  const role = random.chance(0.3) ? 'approved-pso' : 'approved-po'
  const planned = workingDay(plusDays(on, random.between(1, 12)))
  const drafts: Draft[] = [
    { on, kind: 'risk-assessment', id, body: assessmentBody(life, role) },
    {
      on: planned,
      kind: 'sentence-plan',
      body: {
        steps: random.pick(notes.steps).map(step => ({ ...step, by: plusDays(planned, 90), status: 'active' })),
        involved: random.pick(['yes', 'yes', 'partly'] as const),
        reviewDue: plusDays(planned, random.between(120, 240)),
      },
    },
  ]
  if (isHigh(person.risk) && random.chance(habit.answered)) {
    const body = { assessment: id, outcome: 'countersigned' }
    drafts.push({ on: workingDay(plusDays(on, random.between(2, 14))), kind: 'countersignature', body, by: 'manager' })
  }
  return drafts
}

const extraOf = (random: Life['random'], stage: string): Record<string, string> => {
  if (stage === 'received') return { answer: random.pick(['something', 'nothing'] as const) }
  return stage === 'used' ? { used: 'Put into the assessment and the plan.' } : {}
}

const enquiry = ({ random, person, habit }: Life, to: string): Draft[] => {
  let on = workingDay(plusDays(person.started, random.between(1, 10)))
  const drafts: Draft[] = [{ on, kind: 'enquiry', body: { to, stage: 'needed' } }]
  for (const stage of ['made', 'received', 'used']) {
    if (!random.chance(habit.answered)) break
    on = workingDay(plusDays(on, random.between(2, 20)))
    drafts.push({ on, kind: 'enquiry', body: { to, stage, ...extraOf(random, stage) } })
  }
  return drafts
}

/** What is asked of the police and of children's services, and how far it comes. */
export const enquiries = (life: Life): Draft[] => [
  ...(life.random.chance(0.6) ? enquiry(life, 'police-domestic-abuse') : []),
  ...(life.random.chance(0.25) ? enquiry(life, 'childrens-services') : []),
]

const markers = { ADVP: 0.12, RCCO: 0.06, ALSH: 0.05, IIOM: 0.03, RCPR: 0.025 }

/** What everybody who meets the person must know. */
export const registrations = ({ random, person }: Life): Draft[] => {
  const on = workingDay(plusDays(person.started, random.between(3, 20)))
  const drafts: Draft[] = []
  const mappaLevel = mappaLevelOf(person)
  if (mappaLevel !== null) {
    drafts.push({ on, kind: 'registration', body: { act: 'added', type: 'MAPP', mappaCategory: 'M2', mappaLevel } })
  }
  for (const [type, share] of Object.entries(markers)) {
    if (random.chance(share)) drafts.push({ on, kind: 'registration', body: { act: 'added', type } })
  }
  return drafts
}

/** Managers look at cases, and some ask for something; what they asked for is done or stays open. */
export const oversight = ({ random, person, habit }: Life): Draft[] => {
  if (!random.chance(habit.overseen)) return []
  const on = workingDay(plusDays(person.started, random.between(3, 200)))
  const id = random.uuid()
  if (random.chance(0.5)) {
    return [
      {
        on,
        kind: 'management-oversight',
        body: { type: 'supervision', text: random.pick(notes.oversight) },
        by: 'manager',
      },
    ]
  }
  const asked = { asked: 'Say to whom the harm is likely, and what the plan does about it.', by: plusDays(on, 10) }
  const drafts: Draft[] = [
    {
      on,
      kind: 'management-oversight',
      id,
      body: { type: 'high-risk', text: random.pick(notes.oversight), ...asked },
      by: 'manager',
    },
  ]
  if (random.chance(habit.answered)) {
    const body = { oversight: id, answer: 'done', text: 'Added to the assessment and to the plan.' }
    drafts.push({ on: workingDay(plusDays(on, random.between(2, 20))), kind: 'oversight-answered', body })
  }
  return drafts
}

/** The plan is looked at again. */
export const reviews = ({ random, person, habit }: Life): Draft[] => {
  if (!random.chance(habit.overseen)) return []
  const on = workingDay(plusDays(person.started, random.between(60, 300)))
  return [
    { on, kind: 'review', body: { trigger: 'planned', text: random.pick(notes.review), nextDue: plusDays(on, 180) } },
  ]
}

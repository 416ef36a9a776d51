import { plusDays, workingDay } from '../days.ts'
import { isMet } from './beginning.ts'
import type { Draft, Life } from './draft.ts'

const services = ['accommodation', 'employment', 'finance', 'dependency', 'family', 'wellbeing'] as const
const course = ['assigned', 'assessed', 'planned', 'approved'] as const

/** A referral to a commissioned service, and how far it has come. */
export const referral = ({ random, person, habit }: Life): Draft[] => {
  if (!isMet(person) || !person.hasOfficer || !random.chance(0.18)) return []
  const id = random.uuid()
  let on = workingDay(plusDays(person.started, random.between(15, 150)))
  const service = random.pick(services)
  const drafts: Draft[] = [
    {
      on,
      kind: 'referral',
      id,
      body: {
        service,
        provider: 'Tidewater Support',
        sending: 'sent',
        complexity: random.pick(['low', 'medium', 'high'] as const),
        reason: 'The assessment names it as a need that is linked to offending.',
      },
    },
  ]
  for (const state of course) {
    if (!random.chance(0.5 + habit.answered / 2)) break
    on = workingDay(plusDays(on, random.between(3, 16)))
    drafts.push({ on, kind: 'referral-progress', inOrder: true, body: { referral: id, state } })
  }
  return drafts
}

/** What happens to few: a complaint, a move to another team, a serious further offence. */
export const rareThings = ({ random, person, habit }: Life): Draft[] => {
  const on = workingDay(plusDays(person.started, random.between(60, 400)))
  const drafts: Draft[] = []
  if (random.chance(0.004)) {
    const id = random.uuid()
    drafts.push({
      on,
      kind: 'complaint',
      id,
      body: { from: 'person', about: 'delay', text: 'Waited an hour and was sent home.' },
    })
    if (random.chance(habit.answered)) {
      const body = { complaint: id, outcome: 'upheld', text: 'We were late and did not say so. We are sorry.' }
      drafts.push({ on: workingDay(plusDays(on, 12)), kind: 'complaint-answered', body, by: 'manager' })
    }
  }
  if (random.chance(person.risk === 'high' || person.risk === 'very-high' ? 0.003 : 0.0005)) {
    const body = { offence: 'Robbery', ground: 'charged', review: 'mandatory', notified: 'National team' }
    drafts.push({ on, kind: 'serious-further-offence', body, by: 'manager' })
  }
  return drafts
}

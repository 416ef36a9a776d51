import type { WaitingPerson } from '#caseload'
import { instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { StoredPlan } from '../../plan/read-plans.ts'

type Facts = {
  readonly waiting: readonly WaitingPerson[]
  readonly made: readonly Pick<StoredPlan, 'id' | 'unitName' | 'askedAt' | 'state'>[]
  readonly people: readonly string[]
}

const states = { waiting: 'Waiting for its turn', running: 'Under way', done: 'Ready' } as const

const unitItems = (waiting: readonly WaitingPerson[]) => {
  const units = new Map(waiting.map(({ pdu, pduName }) => [pdu, pduName]))
  return [...units].map(([value, name]) => {
    const count = waiting.filter(one => one.pdu === value).length
    return { value, text: `${name} (${countedText(count, 'person waits', 'people wait')})` }
  })
}

/** Every word of the page on which a plan is asked for. */
export const presentPlans = ({ waiting, made, people }: Facts) => {
  const chosen = waiting.filter(one => people.includes(one.personId))
  const units = unitItems(chosen.length > 0 ? chosen : waiting)
  return {
    title: 'Plans for people without a named officer',
    heading: 'Plan for everybody who waits',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    units,
    people: chosen.map(one => one.personId),
    scope:
      chosen.length > 0
        ? `The plan is for the ${countedText(chosen.length, 'person', 'people')} you chose.`
        : 'The plan is for everybody of the unit who waits. To plan for some of them, choose them in the queue first.',
    nobody: 'Nobody in your sight waits for a named officer.',
    table: {
      caption: 'Plans made',
      heads: [{ text: 'Asked for' }, { text: 'Unit' }, { text: 'Answer' }],
      rows: made.map(plan => [
        { text: instantText(plan.askedAt), href: `/allocation/plans/${plan.id}` },
        { text: plan.unitName },
        { text: states[plan.state] },
      ]),
    },
  }
}

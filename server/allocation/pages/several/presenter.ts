import type { Person } from '#caseload'
import { riskTag, waitedText } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { FormState } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '#workforce'
import { reasonsFor } from '../../messages/reason-words.ts'
import { formIdOf } from '../form-state.ts'
import { percentText } from '../words.ts'

type Facts = {
  readonly people: readonly Person[]
  /** How many of those asked for are not there any more, or not in the reader's sight. */
  readonly missing: number
  readonly posts: readonly OfficerLoad[]
  readonly today: Day
  readonly form: FormState
}

const placeOf = ({ officer, team }: OfficerLoad): string => `${officer} ${team}`

const officerItems = (posts: readonly OfficerLoad[], chosen: unknown, first: string) => [
  { value: '', text: first, selected: chosen === '' || chosen === undefined },
  ...posts
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(post => ({
      value: placeOf(post),
      text: `${post.name}, ${post.grade}, ${percentText(post.percent)} (${post.teamName})`,
      selected: chosen === placeOf(post),
    })),
]

const holderText = ({ state, officerName }: Person, today: Day): string => {
  if (officerName) return `With ${officerName}`
  return state.withoutOfficerSince ? `Waiting for ${waitedText(state.withoutOfficerSince, today)}` : 'With nobody'
}

const seenOf = (form: FormState, { personId, state }: Person): string => {
  const sent = form.values[`seen-${personId}`]
  return typeof sent === 'string' ? sent : (state.officer ?? '')
}

/** Every word of the form on which several people are given at once. */
export const presentSeveral = ({ people, missing, posts, today, form }: Facts) => {
  const hasOfficer = people.some(person => person.state.officer !== null)
  const chosen = form.values.reason ?? (hasOfficer ? '' : 'INITIAL_ALLOCATION')
  return {
    title: 'Give several people to officers',
    heading: 'Give several people to officers',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    intro:
      'All of them are given, or nobody is. Each is looked at as if given alone: the rules, the workload with those before counted, and whether somebody else has decided meanwhile.',
    missing:
      missing > 0
        ? `${countedText(missing, 'person is', 'people are')} no longer there: given, ended or moved meanwhile.`
        : '',
    nobody: 'Nobody is chosen. Choose people in the queue first.',
    officers: officerItems(posts, form.values.place, 'Choose an officer for all'),
    rows: people.map(person => ({
      personId: person.personId,
      name: person.state.identity?.name ?? '',
      note: `CRN ${person.state.identity?.crn ?? ''}, ${holderText(person, today)}`,
      risk: riskTag(person.state.risk?.overall ?? null),
      tier: person.state.tier?.name ?? 'No tier',
      seen: seenOf(form, person),
      officers: officerItems(posts, form.values[`place-${person.personId}`], 'As for all'),
      instructions: form.values[`instructions-${person.personId}`] ?? '',
    })),
    formId: formIdOf(form),
    reasons: [
      { value: '', text: 'Choose', selected: chosen === '' },
      ...reasonsFor(hasOfficer, today).map(one => ({ ...one, selected: one.value === chosen })),
    ],
  }
}

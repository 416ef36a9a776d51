import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { askedQuestions, nameInRecord, workerChoices } from '../../forms/questions.ts'
import type { Kind } from '../../kinds/kind.ts'
import type { Person } from '../../queries/person.ts'
import type { Choice } from '../../queries/staff.ts'
import { NOT_RECORDED } from '../../words/words.ts'

/** The way back from a form about one person. */
export const breadcrumbsOf = ({ personId, state }: Person) => [
  { text: 'People on probation', href: '/people' },
  { text: state.identity?.name ?? NOT_RECORDED, href: `/people/${personId}` },
]

/** The caption over a form: who it is about. */
export const captionOf = ({ state: { identity } }: Person): string =>
  identity ? `${identity.name}, CRN ${identity.crn}` : NOT_RECORDED

/** The choice of what to record. */
export const presentKinds = (person: Person, writable: readonly Kind[]) => ({
  title: 'Add an entry',
  heading: 'What do you want to record?',
  caption: captionOf(person),
  breadcrumbs: breadcrumbsOf(person),
  action: `/people/${person.personId}/entries/new`,
  kinds: writable.map(({ kind, title }) => ({ value: kind, text: title })),
})

/** The form of one kind. */
export const presentEntryForm = (
  person: Person,
  kind: Kind,
  choices: { readonly teams: readonly Choice[]; readonly staff: readonly Choice[]; readonly day: Day },
  actor: Actor,
) => ({
  title: `Add an entry: ${kind.title.toLowerCase()}`,
  heading: kind.title,
  caption: captionOf(person),
  breadcrumbs: breadcrumbsOf(person),
  action: `/people/${person.personId}/entries/new`,
  kind: kind.kind,
  cancel: `/people/${person.personId}`,
  questions: askedQuestions(kind, { ...choices, state: person.state }),
  act: { happened: '', happenedTo: '', workDoneBy: nameInRecord(actor) },
  workers: workerChoices(actor, choices.staff),
})

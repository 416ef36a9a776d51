import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { listDrafts } from '../../drafts/list-drafts.ts'
import type { OpenForm } from '../../drafts/open-form.ts'
import { presentOpenForm } from '../../drafts/present-open-form.ts'
import type { ListedDraft } from '../../drafts/stored-drafts.ts'
import { askedQuestions, nameInRecord, workerChoices } from '../../forms/questions.ts'
import type { Kind } from '../../kinds/kind.ts'
import type { Person } from '../../queries/person.ts'
import type { Choice } from '../../queries/staff.ts'
import { kindGroups, kindsIn } from '../../words/kind-groups.ts'
import { NOT_RECORDED } from '../../words/words.ts'

/** The way back from a form about one person. */
export const breadcrumbsOf = ({ personId, state }: Person) => [
  { text: 'People on probation', href: '/people' },
  { text: state.identity?.name ?? NOT_RECORDED, href: `/people/${personId}` },
]

/** The caption over a form: who it is about. */
export const captionOf = ({ state: { identity } }: Person): string =>
  identity ? `${identity.name}, CRN ${identity.crn}` : NOT_RECORDED

/** The choice of what to record, after what was begun before. */
export const presentKinds = (person: Person, writable: readonly Kind[], drafts: readonly ListedDraft[], now: Date) => ({
  title: 'Add an entry',
  heading: 'What do you want to record?',
  caption: captionOf(person),
  breadcrumbs: breadcrumbsOf(person),
  action: `/people/${person.personId}/entries/new`,
  drafts: listDrafts(drafts, now),
  groups: kindGroups.flatMap(({ value: group, text: heading }, index) => {
    const here = writable.filter(({ kind }) => kindsIn(group)?.includes(kind))
    const items = here.map(({ kind, title }) => ({ value: kind, text: title }))
    // The first keeps the plain name: the link from the error summary leads there.
    return items.length === 0 ? [] : [{ heading, items, id: index === 0 ? 'kind' : `kind-${group}` }]
  }),
})

type Known = {
  readonly person: Person
  readonly kind: Kind
  readonly choices: {
    readonly teams: readonly Choice[]
    readonly staff: readonly Choice[]
    readonly day: Day
    /** The earlier entry that a link led from. */
    readonly about: Choice | undefined
  }
  readonly actor: Actor
  readonly open: OpenForm
  readonly now: Date
}

/** The first question that asks for an earlier entry. */
const questionAbout = (kind: Kind) => kind.questions.find(one => one.as === 'entry')

/** The earlier entry that was chosen before the form was refused or kept as a draft; empty when none was. */
export const earlierEntryIn = (kind: Kind, typed: Readonly<Record<string, unknown>>): string =>
  String(typed[questionAbout(kind)?.name ?? ''] ?? '')

/** The form of one kind. */
export const presentEntryForm = ({ person, kind, choices, actor, open, now }: Known) => {
  const question = questionAbout(kind)
  const begunWith = question && choices.about ? { [question.name]: choices.about.value } : {}
  const action = `/people/${person.personId}/entries/new`
  const blank = {
    questions: askedQuestions(kind, { ...choices, state: person.state }, begunWith),
    act: { happened: '', happenedTo: '', workDoneBy: nameInRecord(actor) },
    workers: workerChoices(actor, choices.staff),
  }
  return {
    title: `Add an entry: ${kind.title.toLowerCase()}`,
    heading: kind.title,
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    action,
    kind: kind.kind,
    cancel: `/people/${person.personId}`,
    ...presentOpenForm(open, blank, action, now),
  }
}

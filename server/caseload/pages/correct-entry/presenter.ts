import type { Actor } from '#platform/access/actor.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import type { OpenForm } from '../../drafts/open-form.ts'
import { compareWithRecord, presentOpenForm } from '../../drafts/present-open-form.ts'
import { askedQuestions, workerChoices } from '../../forms/questions.ts'
import type { Kind } from '../../kinds/kind.ts'
import type { Person } from '../../queries/person.ts'
import type { Choice } from '../../queries/staff.ts'
import type { Entry } from '../../record/entry.ts'
import { fieldsOf, happenedText, type NameOf } from '../../record/fields.ts'
import { entryHref } from '../../words/entry-words.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'

type Known = {
  readonly person: Person
  readonly kind: Kind
  readonly newest: Entry
  /** The version that the link named. */
  readonly named: Entry
  readonly choices: { readonly teams: readonly Choice[]; readonly staff: readonly Choice[] }
  readonly actor: Actor
  readonly nameOf: NameOf
  readonly open: OpenForm
  readonly now: Date
}

const row = (label: string, value: string) => ({ label, value })

const blankOf = ({ person, kind, newest, choices, actor, nameOf }: Known) => ({
  questions: askedQuestions(kind, { ...choices, state: person.state, day: newest.happened.from }, newest.body),
  act: {
    happened: dayText(newest.happened.from),
    happenedTo: newest.happened.to ? dayText(newest.happened.to) : '',
    workDoneBy: newest.workDoneBy,
  },
  workers: workerChoices(actor, choices.staff, { value: newest.workDoneBy, text: nameOf(newest.workDoneBy) }),
})

/** The form that corrects an entry: what is recorded now above, the same answers to change below. */
export const presentCorrection = (known: Known) => {
  const { person, kind, newest, named, nameOf, open, now } = known
  const action = `${entryHref(newest)}/correct`
  const blank = blankOf(known)
  const opened = presentOpenForm(open, blank, action, now)
  const isOvertaken = newest.entryId !== named.entryId
  const theirs = compareWithRecord({ entry: newest, before: named }, blank, open.begun.values, nameOf)
  return {
    title: `Correct an entry: ${kind.title.toLowerCase()}`,
    heading: `Correct an entry: ${kind.title.toLowerCase()}`,
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    overtaken: isOvertaken
      ? `${nameOf(newest.author)} corrected this entry on ${instantText(newest.recordedAt)}. Their version is shown here. What you save now corrects it.`
      : '',
    recorded: [
      row('Happened', happenedText(newest.happened)),
      row('Work done by', nameOf(newest.workDoneBy)),
      ...fieldsOf(newest.kind, newest.body, nameOf).map(field => row(field.label, field.value)),
    ],
    action,
    cancel: entryHref(newest),
    ...opened,
    comparisons: isOvertaken ? [theirs, ...opened.comparisons] : opened.comparisons,
  }
}

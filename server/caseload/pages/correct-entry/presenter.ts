import type { Actor } from '#platform/access/actor.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { askedQuestions, workerChoices } from '../../forms/questions.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { Person } from '../../queries/person.ts'
import type { Choice } from '../../queries/staff.ts'
import type { TimelineEntry } from '../../queries/timeline.ts'
import { fieldsOf, happenedText, type NameOf } from '../../record/fields.ts'
import { entryHref } from '../../words/entry-words.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'

type Known = {
  readonly person: Person
  readonly newest: TimelineEntry
  /** The version that the link named. */
  readonly opened: string
  readonly choices: { readonly teams: readonly Choice[]; readonly staff: readonly Choice[] }
  readonly actor: Actor
  readonly nameOf: NameOf
}

const row = (label: string, value: string) => ({ label, value })

/** The form that corrects an entry: what is recorded now above, the same answers to change below. */
export const presentCorrection = ({ person, newest: { entry }, opened, choices, actor, nameOf }: Known) => {
  const kind = kindOf(entry.kind)
  return {
    title: `Correct an entry: ${kind.title.toLowerCase()}`,
    heading: `Correct an entry: ${kind.title.toLowerCase()}`,
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    overtaken:
      entry.entryId === opened
        ? ''
        : `${nameOf(entry.author)} corrected this entry on ${instantText(entry.recordedAt)}. Their version is shown here. What you save now corrects it.`,
    recorded: [
      row('Happened', happenedText(entry.happened)),
      row('Work done by', nameOf(entry.workDoneBy)),
      ...fieldsOf(entry.kind, entry.body, nameOf).map(field => row(field.label, field.value)),
    ],
    action: `${entryHref(entry)}/correct`,
    cancel: entryHref(entry),
    questions: askedQuestions(kind, { ...choices, state: person.state, day: entry.happened.from }, entry.body),
    act: {
      happened: dayText(entry.happened.from),
      happenedTo: entry.happened.to ? dayText(entry.happened.to) : '',
      workDoneBy: entry.workDoneBy,
    },
    workers: workerChoices(actor, choices.staff, { value: entry.workDoneBy, text: nameOf(entry.workDoneBy) }),
  }
}

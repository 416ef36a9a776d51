import { clockText, dayOf, dayText, instantText } from '#platform/web/dates.ts'
import { answered, type FormField, formFields, placeValues, saidIn } from '../forms/form-fields.ts'
import type { AskedQuestion } from '../forms/questions.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Choice } from '../queries/staff.ts'
import type { Entry } from '../record/entry.ts'
import { changedFields, type FieldChange, fieldsOf, happenedText, type NameOf } from '../record/fields.ts'
import type { TypedValues } from './draft.ts'
import { draftHref } from './draft-href.ts'
import type { OpenForm } from './open-form.ts'

/** The fields of an entry's form as they start. */
export type BlankForm = {
  readonly questions: readonly AskedQuestion[]
  readonly act: { readonly happened: string; readonly happenedTo: string; readonly workDoneBy: string }
  readonly workers: readonly Choice[]
}

/** Two or three versions of some answers, one under the other. */
export type Comparison = {
  readonly heading: string
  readonly about: string
  readonly rows: readonly { readonly label: string; readonly said: readonly { who: string; text: string }[] }[]
}

/** "Draft saved at 2:32pm", with its day unless that is today. */
export const savedText = (savedAt: Date | null, now: Date): string => {
  if (!savedAt) return ''
  const isToday = dayOf(savedAt) === dayOf(now)
  return `Draft saved ${isToday ? `at ${clockText(savedAt)}` : `on ${instantText(savedAt)}`}`
}

const NOTHING = 'Nothing'

const textOf = (value: string | string[] | undefined): string => [value ?? ''].flat().join('')

/** What the writer typed for each answer of an entry, by the label under which records show it. */
const typedByLabel = (blank: BlankForm, values: TypedValues): ReadonlyMap<string, string> => {
  const [worker] = formFields([], blank.workers).filter(field => field.name === 'workDoneBy')
  const answers = blank.questions.map((question): [string, string] => {
    const fields = question.control === 'rows' ? question.rows.flatMap(row => row.cells) : [question]
    return [
      question.label,
      fields
        .map(field => saidIn(field, values))
        .filter(Boolean)
        .join(', '),
    ]
  })
  return new Map([
    ['Happened', [textOf(values.happened), textOf(values.happenedTo)].filter(Boolean).join(' to ')],
    ['Work done by', worker ? saidIn(worker, values) : ''],
    ...answers,
  ])
}

const allOf = (entry: Entry, nameOf: NameOf): FieldChange[] => [
  { field: 'Happened', before: NOTHING, after: happenedText(entry.happened) },
  { field: 'Work done by', before: NOTHING, after: nameOf(entry.workDoneBy) },
  ...fieldsOf(entry.kind, entry.body, nameOf).map(({ label, value }) => ({
    field: label,
    before: NOTHING,
    after: value,
  })),
]

/** What another person recorded while a form was open: before, now, and what the writer typed, answer by answer. */
export const compareWithRecord = (
  { entry, before }: { readonly entry: Entry; readonly before: Entry | null },
  blank: BlankForm,
  values: TypedValues,
  nameOf: NameOf,
): Comparison => {
  const yours = typedByLabel(blank, values)
  const changes = before ? changedFields(before, entry, nameOf) : allOf(entry, nameOf)
  const who = nameOf(entry.author)
  return {
    heading: `${who} ${entry.supersedes ? 'corrected' : 'recorded'} this while you were writing`,
    about: `${kindOf(entry.kind).title}, written on ${instantText(entry.recordedAt)}. Nothing that you typed is lost.`,
    rows: changes.map(({ field, before: was, after }) => ({
      label: field,
      said: [
        ...(before ? [{ who: 'Before', text: was }] : []),
        { who: `Now, by ${who}`, text: after },
        { who: 'You typed', text: yours.get(field) || NOTHING },
      ],
    })),
  }
}

/** What another tab saved of the same draft, beside what this one holds; only where they differ. */
const compareWithTab = (fields: readonly FormField[], open: OpenForm, now: Date): Comparison[] => {
  const { beside, begun } = open
  if (!beside) return []
  const rows = fields.flatMap(field => {
    const [theirs, mine] = [saidIn(field, beside.values), saidIn(field, begun.values)]
    if (theirs === mine) return []
    const said = [
      { who: 'In the other tab', text: theirs || NOTHING },
      { who: 'In this one', text: mine || NOTHING },
    ]
    return [{ label: field.label, said }]
  })
  const about = `${savedText(beside.updatedAt, now)} there. Both are kept as drafts: save the one you want and discard the other.`
  return [{ heading: 'You have written this in another tab too', about, rows }]
}

/** Every word around an open form: what fits filled in, what does not fit, what others did, and where its draft stands. */
export const presentOpenForm = (open: OpenForm, blank: BlankForm, action: string, now: Date) => {
  const fields = formFields(blank.questions, blank.workers)
  const { placed, unplaced } = placeValues(fields, open.begun)
  const day = (name: 'happened' | 'happenedTo' | 'workDoneBy') => textOf(placed[name] ?? blank.act[name])
  return {
    questions: answered(blank.questions, placed),
    act: { happened: day('happened'), happenedTo: day('happenedTo'), workDoneBy: day('workDoneBy') },
    reason: textOf(placed.correctionReason),
    workers: blank.workers,
    opened: { draftId: open.draftId, draftRevision: open.revision, openedAt: open.openedAt },
    draftAction: `${action}/draft`,
    draftState: `${action.split('/').slice(0, 3).join('/')}/drafts`,
    draftStatus: savedText(open.savedAt, now),
    unplaced,
    formChanged: open.isChanged ? 'This form has changed since the draft was saved. Check each answer.' : '',
    comparisons: [
      ...compareWithTab(fields, open, now),
      ...open.since.map(one => compareWithRecord(one, blank, open.begun.values, open.nameOf)),
    ],
    otherDrafts: open.otherDrafts.map(draft => ({
      text: `${kindOf(draft.kind).title}, begun and saved on ${dayText(dayOf(draft.updatedAt))} at ${clockText(draft.updatedAt)}`,
      href: draftHref(draft),
    })),
  }
}

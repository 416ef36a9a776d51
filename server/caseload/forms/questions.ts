import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { codesOn, wordsOf } from '../codes/codes.ts'
import type { Coded, Kind, Question, Rows } from '../kinds/kind.ts'
import type { Choice } from '../queries/staff.ts'
import type { CaseState } from '../record/state.ts'
import { cellName } from './typed-body.ts'

type Choices = {
  readonly teams: readonly Choice[]
  readonly staff: readonly Choice[]
  readonly state: CaseState
  /** The day whose codes are offered: today, or that of the entry that is corrected. */
  readonly day: Day
  /** The earlier entry that a new one is about; on offer also where the record has it open for nothing else. */
  readonly about?: Choice | undefined
}

/** A question as the form template draws it, with the answer it starts from. */
export type AskedQuestion = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly control: 'line' | 'note' | 'day' | 'time' | 'number' | 'radios' | 'checkboxes' | 'select' | 'rows'
  readonly items: readonly Choice[]
  readonly initial: string | readonly string[]
  readonly rows: readonly { readonly legend: string; readonly cells: readonly AskedQuestion[] }[]
}

/** More than this many radios are longer than a screen. */
const MOST_RADIOS = 10

const controlOf = (question: Question, items: readonly Choice[]): AskedQuestion['control'] => {
  if (question.as === 'one' || question.as === 'code') return items.length > MOST_RADIOS ? 'select' : 'radios'
  if (question.as === 'many') return 'checkboxes'
  return question.as === 'team' || question.as === 'practitioner' || question.as === 'entry' ? 'select' : question.as
}

const choicesIn = (options: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(options).map(([value, text]) => ({ value, text }))

/** A code that the entry holds already stays on offer when no new entry may use it. */
const codesOffered = ({ set }: Coded, day: Day, answer: unknown): Choice[] => {
  const offered = codesOn(set, day).map(({ code, words }) => ({ value: code, text: words }))
  const isOffered = typeof answer !== 'string' || offered.some(one => one.value === answer)
  return isOffered ? offered : [...offered, { value: answer, text: wordsOf(set, answer) }]
}

const earlierEntries = (open: readonly Choice[], about: Choice | undefined): readonly Choice[] =>
  about === undefined || open.some(one => one.value === about.value) ? open : [...open, about]

const itemsOf = (question: Question, choices: Choices, answer: unknown): readonly Choice[] => {
  if (question.as === 'code') return codesOffered(question, choices.day, answer)
  if (question.as === 'team') return [{ value: '', text: 'Choose a team' }, ...choices.teams]
  if (question.as === 'practitioner') return [{ value: '', text: 'Nobody yet' }, ...choices.staff]
  if (question.as === 'entry') return earlierEntries(choicesIn(question.among(choices.state)), choices.about)
  return question.as === 'one' || question.as === 'many' ? choicesIn(question.options) : []
}

const initialOf = (question: Question, answer: unknown): string | readonly string[] => {
  if (Array.isArray(answer)) return answer.map(String)
  if (answer === undefined) return question.as === 'many' ? [] : ''
  return question.as === 'day' ? dayText(String(answer)) : String(answer)
}

/** Nothing is chosen by standing first. What an entry says already stays on offer. */
const selectable = (items: readonly Choice[], initial: string | readonly string[]): readonly Choice[] => {
  const offered = items.some(item => item.value === '') ? items : [{ value: '', text: 'Choose' }, ...items]
  const isOffered = typeof initial !== 'string' || offered.some(item => item.value === initial)
  return isOffered ? offered : [...offered, { value: initial, text: 'As recorded' }]
}

const asked = (question: Question, choices: Choices, answer: unknown, inList = false): AskedQuestion => {
  const initial = question.as === 'rows' ? '' : initialOf(question, answer)
  const items = itemsOf(question, choices, answer)
  // A list shows many rows at once: a choice takes one line there.
  const control = inList && question.as === 'one' ? 'select' : controlOf(question, items)
  return {
    name: question.name,
    label: question.label,
    hint: question.hint ?? '',
    control,
    items: control === 'select' ? selectable(items, initial) : items,
    initial,
    rows: question.as === 'rows' ? askedRows(question, choices, answer) : [],
  }
}

const askedRows = (question: Rows, choices: Choices, answer: unknown): AskedQuestion['rows'] => {
  const { name, rows, key, columns } = question
  const stored: Record<string, unknown>[] = Array.isArray(answer) ? answer : []
  return Object.entries(rows).map(([row, legend], index) => {
    const answers = key ? stored.find(one => one[key] === row) : stored[index]
    return {
      legend,
      cells: columns.map(column => {
        const cell = { ...column, name: cellName(name, row, column.name) }
        return asked(cell, choices, answers?.[column.name], true)
      }),
    }
  })
}

/**
 * The questions of a kind, ready for the form.
 *
 * @param body the entry that is corrected, whose answers the form starts from
 */
export const askedQuestions = (kind: Kind, choices: Choices, body: unknown = {}): AskedQuestion[] => {
  const answers = new Map(Object.entries(body ?? {}))
  return kind.questions.map(question => asked(question, choices, answers.get(question.name)))
}

/**
 * Who may have done the work: the person who writes first, then the staff of the PDU.
 *
 * @param before who did it by the entry that is corrected; stays on offer after they have left
 */
export const workerChoices = (actor: Actor, staff: readonly Choice[], before?: Choice): Choice[] => {
  const me = nameInRecord(actor)
  const others = staff.filter(one => one.value !== me)
  const isOffered = before === undefined || before.value === me || others.some(one => one.value === before.value)
  return [{ value: me, text: `I did (${actor.name})` }, ...(isOffered ? [] : [before]), ...others]
}

/** How entries name the person who is signed in: the staff code, or the username of those who have none. */
export const nameInRecord = (actor: Pick<Actor, 'practitioner' | 'username'>): string =>
  actor.practitioner ?? actor.username

import type { Actor } from '#platform/access/actor.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Kind, Question } from '../kinds/kind.ts'
import type { Choice } from '../queries/staff.ts'

type Choices = { readonly teams: readonly Choice[]; readonly staff: readonly Choice[] }

/** A question as the form template draws it, with the answer it starts from. */
export type AskedQuestion = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly control: 'line' | 'note' | 'day' | 'radios' | 'checkboxes' | 'select'
  readonly items: readonly Choice[]
  readonly initial: string | readonly string[]
}

/** More than this many radios are longer than a screen. */
const MOST_RADIOS = 8

const controlOf = (question: Question): AskedQuestion['control'] => {
  if (question.as === 'one') return Object.keys(question.options).length > MOST_RADIOS ? 'select' : 'radios'
  if (question.as === 'many') return 'checkboxes'
  return question.as === 'team' || question.as === 'practitioner' ? 'select' : question.as
}

const itemsOf = (question: Question, choices: Choices): readonly Choice[] => {
  if (question.as === 'team') return [{ value: '', text: 'Choose a team' }, ...choices.teams]
  if (question.as === 'practitioner') return [{ value: '', text: 'Nobody yet' }, ...choices.staff]
  if (question.as !== 'one' && question.as !== 'many') return []
  return Object.entries(question.options).map(([value, text]) => ({ value, text }))
}

const initialOf = (question: Question, answer: unknown): string | readonly string[] => {
  if (Array.isArray(answer)) return answer.map(String)
  if (answer === undefined) return question.as === 'many' ? [] : ''
  return question.as === 'day' ? dayText(String(answer)) : String(answer)
}

/**
 * The questions of a kind, ready for the form.
 *
 * @param body the entry that is corrected, whose answers the form starts from
 */
export const askedQuestions = (kind: Kind, choices: Choices, body: unknown = {}): AskedQuestion[] => {
  const answers = new Map(Object.entries(body ?? {}))
  return kind.questions.map(question => ({
    name: question.name,
    label: question.label,
    hint: question.hint ?? '',
    control: controlOf(question),
    items: itemsOf(question, choices),
    initial: initialOf(question, answers.get(question.name)),
  }))
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

import { done, type FieldError, refuse } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Command } from '#platform/web/page.ts'
import { type BulkForm, LONGEST_NOTE, TOO_LONG } from '../forms.ts'
import { once } from '../give/form-once.ts'
import { type Giving, giveMany, type Report } from '../give/give-many.ts'
import { peopleNamed } from '../queries/people-named.ts'

const PLACE = /^([\w-]{1,20}) ([\w-]{1,20})$/

/** The officer and team chosen for a person: their own choice, else the one for all. */
const placeFor = (input: BulkForm, person: string): { officer: string; team: string } | null => {
  const own = input[`place-${person}`]
  const match = PLACE.exec(typeof own === 'string' && own !== '' ? own : input.place)
  return match?.[1] && match[2] ? { officer: match[1], team: match[2] } : null
}

const seenFor = (input: BulkForm, person: string): string | undefined => {
  const seen = input[`seen-${person}`]
  return typeof seen === 'string' ? seen : undefined
}

const ownInstructions = (input: BulkForm, person: string): string | undefined => {
  const own = input[`instructions-${person}`]
  return typeof own === 'string' && own.trim() !== '' ? own.trim() : undefined
}

/** What is asked for one person; null while no officer is chosen. */
const givingOf = (input: BulkForm, personId: string): Giving | null => {
  const place = placeFor(input, personId)
  const instructions = ownInstructions(input, personId)
  return place && { personId, ...place, seen: seenFor(input, personId), ...(instructions ? { instructions } : {}) }
}

/** What is wrong with the instructions for single people. */
const instructionErrors = (input: BulkForm, people: readonly string[]): FieldError[] =>
  people
    .filter(person => (ownInstructions(input, person)?.length ?? 0) > LONGEST_NOTE)
    .map(person => ({ field: `instructions-${person}`, message: TOO_LONG }))

const reportLines = (reports: readonly Report[], asked: number, named: ReadonlyMap<string, string>): FieldError[] => {
  const refused = reports.filter(one => one.refusals.length > 0)
  const others = asked - refused.length > 0 ? ' The others are not given either' : ''
  const head = `Nothing was given. ${countedText(refused.length, 'person', 'people')} of ${asked} cannot be given as you asked.${others}`
  return [
    { field: '', message: head },
    ...refused.map(({ personId, refusals }) => ({
      field: `place-${personId}`,
      message: `${named.get(personId) ?? 'Somebody who is not in your sight'}: ${refusals.map(one => one.message).join('. ')}`,
    })),
  ]
}

/** Gives several people at once: all of them, or none, with a report about each. */
export const giveSeveral: Command<BulkForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, async () => {
    const people = [...new Set(input.people)]
    if (people.length === 0) return refuse([{ field: 'people', message: 'Select at least one person' }])
    const tooLong = instructionErrors(input, people)
    if (tooLong.length > 0) return refuse(tooLong)
    const givings = people.flatMap(person => givingOf(input, person) ?? [])
    if (givings.length < people.length) {
      return refuse([{ field: 'place', message: 'Select an officer for all, or one for each person' }])
    }
    // Asked first: a record that refuses may leave a transaction in which nothing more can be asked.
    const named = await peopleNamed(trx, people)
    const reports = await giveMany(trx, givings, input, { actor, now })
    if (reports.some(one => one.refusals.length > 0)) return refuse(reportLines(reports, people.length, named))
    return done(
      `${countedText(reports.length, 'person was', 'people were')} given. Their officers have been told`,
      input.plan ? `/allocation/plans/${input.plan}` : '/allocation/history',
    )
  })

import { sql } from 'kysely'
import { z } from 'zod'
import { done, type FieldError, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf, instantOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { typedDay } from '../../forms/typed-day.ts'
import { typedTime } from '../../forms/typed-time.ts'
import { keepsLists } from '../limits.ts'
import { refusedInWords } from '../refused-in-words.ts'

const MOST_NAMES = 50
const text = z.string().trim().max(500, 'Use 500 characters or fewer').catch('')

export const LimitForm = z.object({
  person: z.uuid(),
  rule: z.enum(
    ['exclusion', 'restriction', 'grant'],
    'Select whether staff are kept out or only named staff are let in',
  ),
  names: text,
  fromDay: text,
  fromTime: text,
  untilDay: text,
  untilTime: text,
  reason: z.string('Enter the reason').trim().min(10, 'Enter the reason, in at least 10 characters').max(500),
})
export type LimitForm = z.output<typeof LimitForm>

/** Asks a second person to put staff on a list of a record. Nothing holds until they agree. */
export const proposeLimit: Command<LimitForm> = async ({ trx, input, now }) => {
  if (!(await keepsLists(trx, input.person))) return notFound()
  const names = [...new Set(input.names.split(/[\s,;]+/).map(name => name.toLowerCase()))].filter(name => name !== '')
  const from = instantTyped(input.fromDay, input.fromTime, 'fromDay', now)
  const until = instantTyped(input.untilDay, input.untilTime, 'untilDay', now)
  const errors = [...namesProblems(names), ...problemsIn(from), ...problemsIn(until)]
  const [starts, ends] = [instantIn(from) ?? now, instantIn(until)]
  if (ends && ends <= starts) errors.push({ field: 'untilDay', message: 'Enter an end after the start' })
  if (errors.length > 0) return refuse(errors)
  return refusedInWords(async () => {
    await sql`select caseload.propose_limit(${input.person}, ${input.rule}, ${names}, ${starts}, ${ends}, ${input.reason},
      null)`.execute(trx)
    return done('Proposed. It holds as soon as a second person agrees', `/people/${input.person}/limited-access`)
  })
}

const namesProblems = (names: readonly string[]): FieldError[] => {
  if (names.length === 0) return [{ field: 'names', message: 'Enter the username of at least one member of staff' }]
  if (names.length <= MOST_NAMES) return []
  return [{ field: 'names', message: `Enter at most ${MOST_NAMES} usernames at a time` }]
}

type Typed = Date | FieldError | null

const problemsIn = (typed: Typed): FieldError[] => (typed === null || typed instanceof Date ? [] : [typed])
const instantIn = (typed: Typed): Date | null => (typed instanceof Date ? typed : null)

/** Null when nothing was typed. A day without a time begins and ends at midnight in London. */
const instantTyped = (day: string, time: string, field: string, now: Date): Typed => {
  if (day === '') return time === '' ? null : { field, message: 'Enter the day as well as the time' }
  const read = typedDay(day, dayOf(now), { ahead: true })
  if (!read.ok) return { field, message: read.why }
  const clock = typedTime(time === '' ? '00:00' : time)
  return clock ? instantOf(read.day, clock) : { field, message: 'Enter the time like 14:00' }
}

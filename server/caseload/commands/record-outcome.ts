import { z } from 'zod'
import { done } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { openedForm } from '../forms/opened-form.ts'
import { textOf } from '../forms/typed-body.ts'
import { addEntry } from './add-entry.ts'

export const OutcomeForm = z.looseObject({ person: z.uuid(), booking: z.uuid(), ...openedForm })
type OutcomeForm = z.output<typeof OutcomeForm>

/** The radio behind which the rarer outcomes stand. */
export const ANOTHER = 'another'

/** Records what became of a booked appointment, and leads back to where the person came from: their day, or the record. */
export const recordOutcome: Command<OutcomeForm> = async request => {
  const { input } = request
  const chosen = textOf(input, 'outcome')
  const outcome = chosen === ANOTHER ? textOf(input, 'anotherOutcome') : chosen
  const answer = await addEntry({ ...request, input: { ...input, kind: 'appointment-outcome', outcome } })
  const cameFromHome = textOf(input, 'from') === 'home'
  return answer.kind === 'done' && cameFromHome ? done(answer.message, '/') : answer
}

import { z } from 'zod'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { openedForm } from '../forms/opened-form.ts'
import { textOf } from '../forms/typed-body.ts'
import { addEntry } from './add-entry.ts'

export const OutcomeForm = z.looseObject({ person: z.uuid(), booking: z.uuid(), ...openedForm })
type OutcomeForm = z.output<typeof OutcomeForm>

const BOTH = 'Select one outcome: one of those above, or one from the list below them'

/** Records what became of a booked appointment, and leads back to where the person came from: their day, or the record. */
export const recordOutcome: Command<OutcomeForm> = async request => {
  const { input } = request
  const [common, rarer] = [textOf(input, 'outcome'), textOf(input, 'anotherOutcome')]
  if (common !== '' && rarer !== '') return refuse([{ field: 'outcome', message: BOTH }])
  const outcome = common || rarer
  const answer = await addEntry({ ...request, input: { ...input, kind: 'appointment-outcome', outcome } })
  const cameFromHome = textOf(input, 'from') === 'home'
  return answer.kind === 'done' && cameFromHome ? done(answer.message, '/') : answer
}

import { levelOf } from '@candour/allocation'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Command } from '#platform/web/page.ts'
import { type AnswerWords, answerEscalation, mayAnswer } from './answer.ts'
import type { AnswerForm, AnswersForm } from './forms.ts'
import { type EscalationFilter, listEscalations, lockEscalation, type NamedEscalation } from './queries.ts'

const CANNOT = 'It waits for another level, is answered already, or that is no answer to it. Open it again.'

/** A level says what it did about an escalation. */
export const answerOne: Command<AnswerForm> = async ({ trx, actor, input, now }) => {
  const escalation = await lockEscalation(trx, input.id)
  if (!escalation) return notFound()
  const answered = await answerEscalation(trx, escalation, { actor, words: input, now })
  if (!answered) return refuse([{ field: 'code', message: CANNOT }])
  return done('Recorded. It stays open to be looked at again.', `/escalations/${escalation.id}`)
}

/** What of one kind in one unit the person may answer. */
const answerableIn = async (
  trx: Trx,
  { unit, kind }: Pick<EscalationFilter, 'unit' | 'kind'>,
  actor: Actor,
): Promise<readonly NamedEscalation[]> =>
  (await listEscalations(trx, { unit, kind, withSettled: false })).filter(one => mayAnswer(one, actor))

/**
 * Answers, as a level did on a past day, what of one kind in one unit waited on it: for the loader of the demonstration. Another
 * level's are left.
 */
export const loadAnswers = async (
  trx: Trx,
  of: Pick<EscalationFilter, 'unit' | 'kind'>,
  said: { readonly actor: Actor; readonly words: AnswerWords; readonly now: Date },
): Promise<void> => {
  const level = levelOf(said.actor.role)
  for (const one of await answerableIn(trx, of, said.actor)) {
    if (one.level === level) await answerEscalation(trx, one, said)
  }
}

/** The same for all of one kind in one unit that wait on this level: an entry in each. */
export const answerSeveral: Command<AnswersForm> = async ({ trx, actor, input, now }) => {
  const { unit, kind } = input
  const waiting = await answerableIn(trx, { unit, kind }, actor)
  if (waiting.length !== input.count) {
    const message = `${countedText(waiting.length, 'escalation waits', 'escalations wait')} now and not ${input.count}. Look through them again.`
    return refuse([{ field: '', message }])
  }
  for (const { id } of waiting) {
    const escalation = await lockEscalation(trx, id)
    const answered = escalation && (await answerEscalation(trx, escalation, { actor, words: input, now }))
    if (!answered) return refuse([{ field: 'code', message: CANNOT }])
  }
  const to = `/escalations?unit=${encodeURIComponent(unit)}&kind=${kind}`
  return done(`Recorded for ${countedText(waiting.length, 'escalation')}. They stay open to be looked at again.`, to)
}

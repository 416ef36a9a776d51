import { type AnswerChoice, escalationRule, levelOf, limitSetOn, nextLevel, rankOf } from '@candour/allocation'
import { workingDaysAfter } from '@candour/timeliness'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { type Answer, limitTables } from '../record/tables.ts'
import { writeAct } from '../record/write-entry.ts'
import { type Escalation, turnOf } from './step.ts'

/** What somebody says was done. */
export type AnswerWords = { readonly code: string; readonly text: string }

/** Whose turn it is, or somebody above them, may answer; nobody about their own work. */
export const mayAnswer = (
  { status, level, officer }: Escalation,
  actor: Pick<Actor, 'role' | 'practitioner'>,
): boolean => {
  const own = levelOf(actor.role)
  if (status !== 'open' || own === undefined || (officer !== null && officer === actor.practitioner)) return false
  return rankOf(own) >= rankOf(level)
}

/** What may be said to an escalation by a level: the top has nobody to hand it to. */
export const choicesFor = (
  { kind }: Pick<Escalation, 'kind'>,
  actor: Pick<Actor, 'role'>,
  today: Day,
): readonly AnswerChoice[] => {
  const set = limitSetOn(today)
  const level = levelOf(actor.role)
  const isTop = level === undefined || nextLevel(set, kind, level) === null
  return escalationRule(set, kind).answers.filter(one => one.lookAgainAfter > 0 || !isTop)
}

/** What an answer does to the row: it waits until the facts are looked at again, or the level above has it at once. */
const changeBy = (escalation: Escalation, choice: AnswerChoice, answer: Answer, now: Date) => {
  const { kind, climbed } = escalation
  const above = nextLevel(limitSetOn(answer.on), kind, answer.level)
  if (choice.lookAgainAfter === 0 && above !== null) {
    return { ...turnOf(kind, above, now), status: 'open' as const, look_again_on: null, climbed: climbed + 1 }
  }
  return {
    ...{ status: 'answered' as const, level: answer.level },
    look_again_on: workingDaysAfter(answer.on, choice.lookAgainAfter),
  }
}

/**
 * Writes what a level did about an escalation. It is not closed by that: when its own clock has run and the facts are the same, the
 * level above has it.
 *
 * @returns whether they could: false for who may not answer, and for an answer that is none of those of its kind
 */
export const answerEscalation = async (
  trx: Trx,
  escalation: Escalation,
  { actor, words, now }: { readonly actor: Actor; readonly words: AnswerWords; readonly now: Date },
): Promise<boolean> => {
  const today = dayOf(now)
  const level = levelOf(actor.role)
  const choice = choicesFor(escalation, actor, today).find(one => one.code === words.code)
  if (!mayAnswer(escalation, actor) || level === undefined || !choice) return false
  const answer: Answer = { by: actor.username, name: actor.name, level, code: choice.code, text: words.text, on: today }
  const change = changeBy(escalation, choice, answer, now)
  await limitTables(trx)
    .updateTable('allocation.escalation')
    .set({ ...change, answer: JSON.stringify(answer), changed_at: now })
    .where('id', '=', escalation.id)
    .execute()
  const payload = {
    act: 'answered',
    choice: choice.text,
    ...answer,
    lookAgainOn: change.look_again_on,
    level: change.level,
  }
  await writeAct(trx, {
    ...{ stream: escalation.id, type: 'allocation.escalation', author: actor.username, now },
    payload: { ...payload, answeredBy: level },
  })
  return true
}

import { challengeLevelOf, mayAnswerChallenge } from '@candour/workload'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { lockStream } from '#platform/ledger/append.ts'
import { type CommandAnswer, done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { challengeNumbered } from './challenges.ts'
import type { AnswerChallengeForm } from './forms.ts'
import { challengeTables } from './tables.ts'
import { writeAct } from './write-act.ts'

/** When an entry of any record was written, by its leaf; undefined when there is no such entry. */
const recordedAt = async (trx: Trx, entry: string): Promise<Date | undefined> => {
  const { rows } = await sql<{ recorded: string }>`
    select convert_from(envelope, 'UTF8')::json ->> 'recorded' as recorded
    from ledger.leaf_in where entry_id = ${entry}`.execute(trx)
  const [row] = rows
  return row && new Date(row.recorded)
}

/** The entry that put the figure right, or why the one given cannot have done so. */
const correctionOf = async (
  trx: Trx,
  { entry, other }: AnswerChallengeForm,
  opened: Date,
): Promise<string | CommandAnswer> => {
  const given = entry === 'other' || entry === '' ? other : entry
  const field = entry === 'other' ? 'other' : 'entry'
  const id = z.uuid().safeParse(given)
  if (!id.success) {
    return refuse([{ field, message: 'Say which entry put the figure right: its id stands on its page' }])
  }
  const at = await recordedAt(trx, id.data)
  if (!at) return refuse([{ field, message: 'There is no entry with this id' }])
  if (at < opened) {
    return refuse([{ field, message: 'This entry was there before the challenge: choose “The figure is explained”' }])
  }
  return id.data
}

/** The level whose turn it is, or one above it, answers: put right by an entry, or explained. */
export const answerChallenge: Command<AnswerChallengeForm> = async ({ trx, actor, input, now }) => {
  const today = dayOf(now)
  const level = challengeLevelOf(actor.role)
  if (!(await challengeNumbered(trx, input.challenge, today))) return notFound()
  const stream = await lockStream(trx, input.challenge)
  // Read again behind the lock: somebody may have answered in the meantime.
  const challenge = await challengeNumbered(trx, input.challenge, today)
  if (!challenge || level === undefined || challenge.officer === actor.practitioner) return notFound()
  const { standing } = challenge
  if (standing === null) return refuse([{ field: 'answer', message: 'This challenge is already answered' }])
  if (!mayAnswerChallenge(level, standing)) {
    return refuse([{ field: 'answer', message: 'Your days have passed: the level above answers this challenge now' }])
  }
  const corrected = input.outcome === 'corrected' ? await correctionOf(trx, input, challenge.opened_at) : null
  if (corrected !== null && typeof corrected !== 'string') return corrected
  const { outcome, answer } = input
  await challengeTables(trx)
    .updateTable('workforce.challenge')
    .set({
      ...{ status: 'answered', outcome, answer, corrected_by: corrected, answered_by: actor.username },
      ...{ answered_name: actor.name, answered_level: level, answered_on: today, climbed: standing.climbed },
    })
    .where('id', '=', challenge.id)
    .execute()
  const payload = { act: 'answered' as const, outcome, answer, correctedBy: corrected, level, standing }
  await writeAct(trx, { stream, payload, author: actor.username, now })
  return done('Your answer is recorded. The officer sees it.', `/workload/challenges/${challenge.id}`)
}

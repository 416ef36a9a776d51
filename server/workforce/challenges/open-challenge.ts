import { type ChallengeLevel, challengeRulesOn, firstOwner, ownerAbove } from '@candour/workload'
import type { Trx } from '#platform/database/tables.ts'
import { openStream } from '#platform/ledger/append.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { challengeAfter, challengeNumbered } from './challenges.ts'
import type { ChallengeFigureForm } from './forms.ts'
import { figureNow } from './kept-figure.ts'
import { challengeTables } from './tables.ts'
import { challengeRoom, writeAct } from './write-act.ts'

const gradeOf = async (trx: Trx, officer: string): Promise<string> => {
  const row = await trx
    .selectFrom('platform.practitioner')
    .select('grade')
    .where('code', '=', officer)
    .executeTakeFirstOrThrow()
  return row.grade
}

/** An officer says that their own figure is wrong. The figure as it stands is kept with what they say. */
export const openChallenge: Command<ChallengeFigureForm> = async ({ trx, actor, input, now }) => {
  const { team, officer, ingredient, words, shouldBe, follows } = input
  if (actor.practitioner !== officer) return notFound()
  const figure = await figureNow(trx, { team, officer }, dayOf(now))
  if (!figure) return notFound()
  const today = dayOf(now)
  const rules = challengeRulesOn(today)
  const before = follows === null ? undefined : await challengeNumbered(trx, follows, today)
  if (follows !== null && (before?.status !== 'answered' || before.officer !== officer || before.team !== team)) {
    return notFound()
  }
  if (before && (await challengeAfter(trx, before.id)) !== undefined) {
    return refuse([{ field: 'words', message: 'You have already taken this answer to the level above' }])
  }
  const first: ChallengeLevel = before?.answered_level
    ? ownerAbove(before.answered_level, rules)
    : firstOwner(await gradeOf(trx, officer), rules)
  const stream = await openStream(trx, challengeRoom)
  await challengeTables(trx)
    .insertInto('workforce.challenge')
    .values({
      ...{ id: stream.id, officer, team, ingredient, words, should_be: shouldBe, figure: JSON.stringify(figure) },
      ...{ rules: rules.id, first_level: first, follows, opened_on: today, opened_at: now, status: 'open' },
      ...{ opened_by: actor.username },
    })
    .execute()
  const payload = { act: 'opened' as const, officer, team, ingredient, words, shouldBe, figure, rules: rules.id, first }
  await writeAct(trx, { stream, payload: { ...payload, follows }, author: actor.username, now })
  return done('Your challenge is recorded, with the figure as it stands.', `/workload/challenges/${stream.id}`)
}

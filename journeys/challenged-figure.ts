import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { openChallenge } from '#workforce'
import type { JourneyService } from './service.ts'

/** The practitioner of the demonstration challenges their own figure. Returns its id, and the page of the figure. */
export const challengeOwnFigure = async ({ databases }: JourneyService): Promise<{ id: string; page: string }> => {
  const actor = await openSession(databases.app, 'practitioner', new Date(Date.now() + 3_600_000))
  const { practitioner: officer, unit: team } = actor ?? {}
  if (!actor || !officer || !team) throw new Error('The practitioner of the demonstration holds no post')
  const input = {
    ...{ team, officer, ingredient: 'hours' as const, follows: null },
    ...{ words: 'I have worked 30 hours since the first of the month.', shouldBe: '30 hours' },
  }
  const answer = await asActor(databases, actor, trx => openChallenge({ trx, actor, input, now: new Date() }))
  if (answer.kind !== 'done') throw new Error('The practitioner of the demonstration has no figure to challenge')
  return { id: answer.to.split('/').at(-1) ?? '', page: `/workload/teams/${team}/officers/${officer}` }
}

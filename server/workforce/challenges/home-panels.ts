import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'
import { waitsOn } from '../pages/challenges/presenter.ts'
import { ingredientText, standingText } from '../pages/figures/challenge-words.ts'
import { can } from '../permissions.ts'
import { type Challenge, challengesSince } from './challenges.ts'

const TWO_WEEKS = 14 * 86_400_000

/** An officer sees where their challenges stand; a manager what waits on them, and what climbed or is overdue below. */
export const challengePanels = async (request: {
  readonly trx: Trx
  readonly actor: Actor
  readonly now: Date
}): Promise<readonly HomePanel[]> => {
  const { trx, actor, now } = request
  if (!can.seeChallenges.roles.includes(actor.role)) return []
  const challenges = await challengesSince(trx, dayOf(new Date(now.getTime() - TWO_WEEKS)), dayOf(now))
  const own = challenges.filter(({ officer }) => officer === actor.practitioner)
  return [...managerPanels(challenges, actor), ...own.map(ownPanel)]
}

const ownPanel = (one: Challenge): HomePanel => ({
  heading: `You challenged your figure: ${ingredientText(one).toLowerCase()}`,
  sentence: `${standingText(one)}.`,
  href: `/workload/challenges/${one.id}`,
})

const managerPanels = (challenges: readonly Challenge[], actor: Actor): readonly HomePanel[] => {
  if (actor.role === 'practitioner') return []
  const waiting = challenges.filter(one => waitsOn(one, actor))
  const elsewhere = challenges.filter(
    one => one.standing !== null && one.standing.climbed > 0 && !waiting.includes(one),
  )
  if (waiting.length + elsewhere.length === 0) return []
  const climbed = waiting.filter(({ standing }) => (standing?.climbed ?? 0) > 0).length
  return [
    {
      heading: `${countedText(waiting.length, 'challenged figure')} waiting for your answer`,
      sentence: `Came up because nobody below answered: ${climbed}. Climbed to another level in your units: ${elsewhere.length}.`,
      href: '/workload/challenges',
    },
  ]
}

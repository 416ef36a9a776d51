import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { challengesSince } from '../../challenges/challenges.ts'
import { answeredSince } from '../../challenges/recent.ts'
import { unitsBelow } from '../../challenges/units-below.ts'
import { presentChallenges } from './presenter.ts'

export const ChallengesParams = z.object({})

/** Challenged figures: what waits on the person, what they asked, and how many there are in each unit below. */
export const challengesPage: Page<z.output<typeof ChallengesParams>> = async ({ trx, actor, now }) => {
  const challenges = await challengesSince(trx, answeredSince(now), dayOf(now))
  const units = actor.unit === null || actor.role === 'practitioner' ? [] : await unitsBelow(trx, actor.unit)
  return render('workforce/pages/challenges/template.njk', presentChallenges({ challenges, units, actor }))
}

import { challengeLevelOf, mayAnswerChallenge } from '@candour/workload'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { challengeAfter, challengeNumbered } from '../../challenges/challenges.ts'
import type { ChallengeParams } from '../../challenges/forms.ts'
import { figureNow } from '../../challenges/kept-figure.ts'
import { laterEntries } from '../../challenges/later-entries.ts'
import { presentChallenge } from './presenter.ts'

/** One challenge: what was said, the figure as it stood and as it stands, whose turn it is, and the answer. */
export const challengePage: Page<ChallengeParams> = async ({ trx, actor, params, now }) => {
  const challenge = await challengeNumbered(trx, params.challenge, dayOf(now))
  if (!challenge) return notFound()
  const own = actor.practitioner === challenge.officer
  const { standing } = challenge
  const mayAnswer = !own && standing !== null && mayAnswerChallenge(challengeLevelOf(actor.role), standing)
  const facts = {
    ...{ challenge, own, mayAnswer },
    figureNow: await figureNow(trx, challenge, dayOf(now)),
    entries: mayAnswer ? await laterEntries(trx, challenge) : [],
    next: await challengeAfter(trx, challenge.id),
  }
  return render('workforce/pages/challenge/template.njk', presentChallenge(facts))
}

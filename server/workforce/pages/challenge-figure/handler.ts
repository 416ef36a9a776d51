import { challengeRulesOn, firstOwner } from '@candour/workload'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { challengeNumbered } from '../../challenges/challenges.ts'
import type { ChallengeFigureParams } from '../../challenges/forms.ts'
import { figureNow } from '../../challenges/kept-figure.ts'
import { presentChallengeFigure } from './presenter.ts'

/** Where an officer says that their own figure is wrong. */
export const challengeFigurePage: Page<ChallengeFigureParams> = async ({ trx, actor, params, now }) => {
  const { team, officer } = params
  if (actor.practitioner !== officer) return notFound()
  const figure = await figureNow(trx, { team, officer }, dayOf(now))
  const holder = await trx
    .selectFrom('platform.practitioner')
    .select('grade')
    .where('code', '=', officer)
    .executeTakeFirst()
  if (!figure || !holder) return notFound()
  const rules = challengeRulesOn(dayOf(now))
  const before = params.follows === undefined ? undefined : await challengeNumbered(trx, params.follows, dayOf(now))
  const facts = { team, officer, figure, rules, first: firstOwner(holder.grade, rules), before }
  return render('workforce/pages/challenge-figure/template.njk', presentChallengeFigure(facts))
}

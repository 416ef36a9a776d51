import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { pastFigures, reductionsIn } from '../../queries/officer-details.ts'
import { officerLoad, postsOfOfficer } from '../../queries/officers.ts'
import { resultToShow } from '../../queries/results.ts'
import { trailTo } from '../../queries/units.ts'
import { shownResult } from '../figures/params.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentOfficer } from './presenter.ts'

export const OfficerParams = z.object({ ...shownResult, team: z.string(), officer: z.string() })

/** Nights on the page of an officer. */
const pastNights = 12

/** The workload of one officer in one team. */
export const officerPage: Page<z.output<typeof OfficerParams>> = async ({ trx, actor, params, now }) => {
  const shown = await resultToShow(trx, params.result)
  if (!shown) return params.result === undefined ? noFigures() : notFound()
  const { result } = shown
  const officer = await officerLoad(trx, result, params.team, params.officer)
  if (!officer) return notFound()
  const facts = {
    ...{ shown, officer, now, kept: { result: params.result }, own: actor.practitioner === params.officer },
    trail: await trailTo(trx, result, params.team),
    reductions: await reductionsIn(trx, result, params.team, params.officer),
    posts: await postsOfOfficer(trx, result, params.officer),
    past: await pastFigures(trx, params.team, params.officer, pastNights),
  }
  return render('workforce/pages/officer/template.njk', presentOfficer(facts))
}

import { z } from 'zod'
import type { Role } from '#platform/access/actor.ts'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { pastFigures } from '../../queries/officer-details.ts'
import { officerFigures } from '../../queries/officer-figures.ts'
import { officerAtHand } from '../../staff/officer.ts'
import { staffCan } from '../../staff/permissions.ts'
import { shownFigures } from '../figures/params.ts'
import { noFigures } from '../no-figures/no-figures.ts'
import { presentOfficer } from './presenter.ts'

export const OfficerParams = z.object({ ...shownFigures, team: z.string(), officer: z.string() })

/** Who answers for the work of others, and reads what stands about it. */
const managers: readonly Role[] = ['spo', 'pdu-head', 'regional-director', 'national-director']

/** Nights on the page of an officer. */
const pastNights = 12

/** The workload of one officer in one team. */
export const officerPage: Page<z.output<typeof OfficerParams>> = async ({ trx, actor, params, now }) => {
  const figures = await officerFigures(trx, params, params, now)
  if (figures === 'none') return noFigures()
  if (!figures) return notFound()
  const { shown, officer, trail, posts } = figures
  const facts = {
    ...{ shown, officer, trail, posts, now, kept: { result: params.result, on: params.on } },
    own: actor.practitioner === params.officer,
    manages: managers.includes(actor.role),
    mayReadHours:
      staffCan.seeStaff.roles.includes(actor.role) &&
      (await officerAtHand(trx, actor, params.officer, params.team)) !== undefined,
    reductions: await figures.reductions(),
    today: await figures.today(),
    past: await pastFigures(trx, params.team, params.officer, pastNights),
  }
  return render('workforce/pages/officer/template.njk', presentOfficer(facts))
}

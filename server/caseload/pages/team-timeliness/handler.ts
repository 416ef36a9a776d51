import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { countsInTeam } from '../../queries/due.ts'
import { teamNamed } from '../../queries/unit-name.ts'
import { presentTeam } from './presenter.ts'

export const TeamParams = z.object({ team: z.string().max(40) })
type TeamParams = z.output<typeof TeamParams>

/** How a team stands by each standard of timeliness. */
export const teamTimelinessPage: Page<TeamParams> = async ({ trx, params, now }) => {
  const team = await teamNamed(trx, params.team)
  if (!team) return notFound()
  const today = dayOf(now)
  const counts = await countsInTeam(trx, team.code, today)
  return render('caseload/pages/team-timeliness/template.njk', presentTeam(team, counts, today))
}

import { standardNamed } from '@candour/timeliness'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { inTeamState, teamStates } from '../../queries/due.ts'
import { teamNamed } from '../../queries/unit-name.ts'
import { presentTeamStandard } from './presenter.ts'

export const TeamStandardParams = z.object({
  team: z.string().max(40),
  standard: z.string().max(40),
  state: z.enum(teamStates).catch('overdue'),
})
type TeamStandardParams = z.output<typeof TeamStandardParams>

/** The people behind one number of a team's page. */
export const teamStandardPage: Page<TeamStandardParams> = async ({ trx, params, now }) => {
  const team = await teamNamed(trx, params.team)
  const found = standardNamed(params.standard)
  if (!team || !found) return notFound()
  const today = dayOf(now)
  const people = await inTeamState(trx, params, today)
  return render(
    'caseload/pages/team-standard/template.njk',
    presentTeamStandard({ team, standard: found.standard, state: params.state, people, today }),
  )
}

import type { Rendered } from '#platform/web/answers.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { HomeRequest } from '#platform/web/room.ts'
import { countsInTeam, openInTeam, openWith } from '../../queries/due.ts'
import { unitNameOf } from '../../queries/unit-name.ts'
import { presentHome } from './presenter.ts'

/** The day of a practitioner or a senior: what is due, overdue and next, their figure, and what waits on a senior. */
export const home = async ({ trx, actor, now, panels, places }: HomeRequest): Promise<Rendered | undefined> => {
  const { role, practitioner, unit } = actor
  if ((role !== 'practitioner' && role !== 'spo') || practitioner === null) return undefined
  const today = dayOf(now)
  const mine = await openWith(trx, practitioner)
  const isSenior = role === 'spo' && unit !== null
  const toSign = isSenior ? await openInTeam(trx, unit, 'countersignature') : []
  const counts = isSenior ? await countsInTeam(trx, unit, today) : []
  const unitName = unit === null ? '' : await unitNameOf(trx, unit)
  const view = presentHome({ actor, today, panels, places, unitName, mine, toSign, counts })
  return render('caseload/pages/home/template.njk', view)
}

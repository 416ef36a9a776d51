import type { Trx } from '#platform/database/tables.ts'
import { unitByCode } from '#platform/organisation/units.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { livePosts, measuresOn } from '#workforce'
import { listOverloads } from '../../../overload/decisions.ts'
import type { UnitParams } from '../../forms.ts'
import { listEscalations } from '../../queries.ts'
import { presentConditions } from './presenter.ts'

const teamsOf = async (trx: Trx, unit: { readonly code: string; readonly kind: string }) => {
  if (unit.kind === 'team') return [unit]
  return trx
    .selectFrom('platform.unit')
    .select(['code', 'kind', 'name'])
    .where('parent', '=', unit.code)
    .where('kind', '=', 'team')
    .orderBy('name')
    .execute()
}

/** Under what conditions a team or a unit of teams works now: load, absence, measures, decisions and escalations side by side. */
export const conditionsPage: Page<UnitParams> = async ({ trx, params, now }) => {
  const unit = await unitByCode(trx, params.unit)
  const today = dayOf(now)
  const staff = unit && (await measuresOn(trx, unit.code, today))
  if (!unit || !staff || (unit.kind !== 'team' && unit.kind !== 'pdu')) return notFound()
  const teams = (await teamsOf(trx, unit)).map(team => team.code)
  const view = presentConditions({
    ...{ unit, staff, today },
    posts: await livePosts(trx, { teams }, today),
    escalations: await listEscalations(trx, { unit: unit.code, kind: '', withSettled: false }),
    decisions: (await listOverloads(trx, { teams, status: 'decided' })).filter(one => one.until >= today),
  })
  return render('allocation/escalation/pages/conditions/template.njk', view)
}

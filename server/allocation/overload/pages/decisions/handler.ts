import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { unitByCode } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { listOverloads } from '../../decisions.ts'
import type { ListParams } from '../../forms.ts'
import { presentDecisions } from './presenter.ts'

const teamsBelow = async (trx: Trx, unit: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ teams: string[] }>`select platform.teams_below(${unit}) as teams`.execute(trx)
  return rows[0]?.teams ?? []
}

/** Decisions to go beyond limits that the reader may see, of one unit or of all. */
export const decisionsPage: Page<ListParams> = async ({ trx, actor, params, now }) => {
  const unit = params.unit === '' ? undefined : await unitByCode(trx, params.unit)
  const teams = params.unit === '' ? undefined : await teamsBelow(trx, params.unit)
  const overloads = await listOverloads(trx, teams === undefined ? {} : { teams })
  const view = presentDecisions({ overloads, unit, own: actor.practitioner, today: dayOf(now) })
  return render('allocation/overload/pages/decisions/template.njk', view)
}

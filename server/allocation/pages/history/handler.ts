import type { Actor } from '#platform/access/actor.ts'
import { noteRead } from '#platform/audit/notes.ts'
import type { Trx } from '#platform/database/tables.ts'
import { render, sendFile } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { type ActFilter, actsOf, countActs } from '../../queries/acts.ts'
import { teamsFollowed } from '../../queries/teams-followed.ts'
import { actsCsv } from './csv.ts'
import type { HistoryParams } from './params.ts'
import { ACTS_TO_A_PAGE, presentHistory } from './presenter.ts'

const DAYS = 30
const MOST_IN_FILE = 50_000

const filterOf = ({ team, officer }: HistoryParams, now: Date): ActFilter => ({
  ...(team ? { teams: [team] } : {}),
  ...(officer ? { officer } : {}),
  since: new Date(now.getTime() - DAYS * 86_400_000),
})

type Asked = { readonly trx: Trx; readonly actor: Actor; readonly params: HistoryParams; readonly now: Date }

/** Who was given to whom in the last thirty days, by anybody. */
export const historyPage: Page<HistoryParams> = async ({ trx, params, now }: Asked) => {
  const filter = filterOf(params, now)
  const total = await countActs(trx, filter)
  const offset = offsetOf({ total, page: params.page, size: ACTS_TO_A_PAGE })
  const acts = await actsOf(trx, filter, { limit: ACTS_TO_A_PAGE, offset })
  noteRead(trx, { shown: [...new Set(acts.map(one => one.personId))] })
  const teams = await teamsFollowed(trx)
  return render(
    'allocation/pages/history/template.njk',
    presentHistory({ acts, total, teams, params, today: dayOf(now) }),
  )
}

/** The same as a spreadsheet. */
export const historyFile: Page<HistoryParams> = async ({ trx, params, now }: Asked) => {
  const acts = await actsOf(trx, filterOf(params, now), { limit: MOST_IN_FILE, offset: 0 })
  noteRead(trx, { shown: [...new Set(acts.map(one => one.personId))] })
  return sendFile({ name: `allocations-${dayOf(now)}.csv`, type: 'text/csv; charset=utf-8', body: actsCsv(acts) })
}

import { unitAndAbove } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { listPeople } from '../../queries/people.ts'
import { unallocatedByUnit } from '../../queries/unallocated-by-unit.ts'
import type { WaitingParams } from './params.ts'
import { presentWaiting } from './presenter.ts'

/** How many people have no named officer, from the record itself, and those of them whose records the reader may open. */
export const waitingPage: Page<WaitingParams> = async ({ trx, actor, params, now }) => {
  const units = actor.unit === null ? [] : await unitAndAbove(trx, actor.unit)
  const counts = await unallocatedByUnit(trx)
  const listed = await listPeople(trx, {
    reader: actor,
    search: '',
    team: '',
    practitioner: '',
    tier: '',
    waitingOnly: true,
    withEnded: false,
    sort: 'waiting',
    order: 'ascending',
    page: params.page,
  })
  const view = presentWaiting({ counts, units, listed, params, today: dayOf(now) })
  return render('caseload/pages/without-an-officer/template.njk', view)
}

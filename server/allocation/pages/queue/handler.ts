import { listPeople, unallocatedByUnit } from '#caseload'
import { unitAndAbove } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import type { QueueParams } from './params.ts'
import { presentQueue } from './presenter.ts'

/** How many people have no named officer, from the record itself, and those of them whose records the reader may open. */
export const queuePage: Page<QueueParams> = async ({ trx, actor, params, now }) => {
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
  const view = presentQueue({ counts, units, listed, params, today: dayOf(now) })
  return render('allocation/pages/queue/template.njk', view)
}

import { unallocatedByUnit } from '#caseload'
import { unitAndAbove } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { can } from '../../permissions.ts'
import { queueOf } from '../../queries/queue.ts'
import type { QueueParams } from './params.ts'
import { PEOPLE_TO_A_PAGE, presentQueue } from './presenter.ts'

/** Who waits for a named officer: counted from the record, and by name those whom the reader may meet. */
export const queuePage: Page<QueueParams> = async ({ trx, actor, params, now }) => {
  const today = dayOf(now)
  const units = actor.unit === null ? [] : await unitAndAbove(trx, actor.unit)
  const counts = await unallocatedByUnit(trx)
  const queue = await queueOf(trx, actor, params, { page: params.page, size: PEOPLE_TO_A_PAGE, today })
  const mayAllocate = can.allocate.roles.includes(actor.role)
  const view = presentQueue({ counts, units, queue, params, today, mayAllocate })
  return render('allocation/pages/queue/template.njk', view)
}

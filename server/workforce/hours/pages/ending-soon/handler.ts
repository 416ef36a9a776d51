import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import { offsetOf, paginate } from '#platform/web/components/pagination/paginate.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Page } from '#platform/web/page.ts'
import { hoursText } from '../../../pages/figures/words.ts'
import { reductionPath } from '../../addresses.ts'
import { endingSoon, soonDays } from '../../ending-soon.ts'

export const EndingSoonParams = z.object({ page: z.coerce.number().int().positive().catch(1) })

const size = 50

/** Reductions that end within the coming weeks, each with the manager who would have to extend it. */
export const endingSoonPage: Page<z.output<typeof EndingSoonParams>> = async ({ trx, params, now }) => {
  const all = await endingSoon(trx, dayOf(now))
  const paged = { total: all.length, page: params.page, size }
  const rows = all.slice(offsetOf(paged), offsetOf(paged) + size)
  return render('workforce/hours/pages/ending-soon/template.njk', {
    title: 'Reductions that end soon',
    heading: 'Reductions that end soon',
    breadcrumbs: [{ text: 'Workload', href: '/workload' }],
    summary: `${countedText(all.length, 'reduction')} ${all.length === 1 ? 'ends' : 'end'} within ${soonDays} days. Nothing has to be done for one to end. To let it run on, change its last day.`,
    rows: rows.map(row => [
      { text: row.name, href: reductionPath(row, row.id), note: row.teamName },
      { text: row.reason },
      { text: hoursText(row.hours), numeric: true },
      { text: dayText(row.to) },
      { text: row.managers },
    ]),
    pages: paginate({ ...paged, things: 'reductions' }, { path: '/workforce/reductions', query: {} }),
  })
}

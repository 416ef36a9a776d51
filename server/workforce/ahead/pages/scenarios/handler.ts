import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { scenarioPath } from '../../addresses.ts'
import { savedScenarios } from '../../scenarios/saved.ts'

export const ScenariosParams = z.object({})

/** The what-ifs that somebody saved, or that were shared with them. */
export const scenariosPage: Page<z.output<typeof ScenariosParams>> = async ({ trx }) => {
  const all = await savedScenarios(trx)
  return render('workforce/ahead/pages/scenarios/template.njk', {
    title: 'Saved what-ifs',
    heading: 'Saved what-ifs',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Workload', href: '/workload' },
    ],
    empty: all.length === 0,
    table: {
      caption: 'Yours, and those shared with you',
      heads: [{ text: 'Name' }, { text: 'Unit' }, { text: 'Saved by' }, { text: 'Saved' }],
      rows: all.map(one => [
        { text: one.name, href: scenarioPath(one.id) },
        { text: one.unit_name },
        { text: one.owner_name },
        { text: dayText(one.on_day) },
      ]),
    },
  })
}

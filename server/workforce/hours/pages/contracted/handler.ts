import { notFound, render } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { hoursText } from '../../../pages/figures/words.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import { hoursPath } from '../../addresses.ts'
import type { HoursParams, PostParams } from '../../forms.ts'
import { historyOf, hoursRows, standingRows } from '../../of-officer.ts'
import { dayTyped, recordedText } from '../words.ts'

const template = 'workforce/hours/pages/contracted/template.njk'

/** The form for contracted hours from a day on. */
export const newHoursPage: Page<PostParams> = async ({ trx, actor, params }) => {
  const officer = await officerAtHand(trx, actor, params.officer, params.team)
  if (!officer?.mayRecord) return notFound()
  return render(template, {
    title: 'Record contracted hours',
    heading: 'Record contracted hours',
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: hoursPath(params) }],
    path: `${hoursPath(params)}/new`,
    row: null,
  })
}

/** Contracted hours of one day on, with what became of them, and the forms that change them. */
export const hoursPage: Page<HoursParams> = async ({ trx, actor, params }) => {
  const officer = await officerAtHand(trx, actor, params.officer, params.team)
  if (!officer?.mayRecord) return notFound()
  const rows = await hoursRows(trx, params)
  const row = standingRows(rows).find(({ id }) => id === params.hours)
  if (!row) return notFound()
  return render(template, {
    title: 'Contracted hours',
    heading: `${hoursText(row.hours)} hours a week from ${dayText(row.from)}`,
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: hoursPath(params) }],
    path: `${hoursPath(params)}/${row.id}`,
    row: {
      history: historyOf(rows, row.id).map(one => ({
        what: `${hoursText(one.hours)} hours a week from ${dayText(one.from)}`,
        who: recordedText(one),
      })),
      hours: hoursText(row.hours),
      from: dayTyped(row.from),
    },
  })
}

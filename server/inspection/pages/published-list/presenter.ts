import type { View } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import type { Inspection } from '../../queries/inspection.ts'
import { noticeText } from '../words.ts'

type PublishedListView = View & {
  readonly heads: readonly { readonly text: string }[]
  readonly rows: readonly (readonly object[])[]
}

/** Every word of the list of published inspections. */
export const presentPublishedList = (inspections: readonly Inspection[]): PublishedListView => ({
  title: 'Published inspections',
  heading: 'Published inspections',
  heads: ['Unit', 'Standards', 'Notice', 'Published'].map(text => ({ text })),
  rows: inspections.map(inspection => [
    { text: inspection.unit_name, href: `/published/${inspection.id}` },
    { text: inspection.framework },
    { text: noticeText(inspection) },
    { text: inspection.published_at ? dayText(dayOf(inspection.published_at)) : 'Unknown' },
  ]),
})

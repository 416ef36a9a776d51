import type { View } from '#platform/web/answers.ts'
import { type Shown as Paged, type Pagination, paginate } from '#platform/web/components/pagination/paginate.ts'
import { type StatusTag, statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { ImportSummary } from '../../queries/imports.ts'
import type { ImportStatus } from '../../tables.ts'
import { linkTo } from '../figures/addresses.ts'

/** Imports on one page of the list. */
export const pageSize = 25

type ImportsView = View & {
  readonly rows: readonly (readonly object[])[]
  readonly pages: Pagination
  readonly newHref: string | null
}

/** An import's status as a coloured word. */
export const statusTag: Readonly<Record<ImportStatus, StatusTag>> = {
  waiting: statusTags.waiting,
  running: statusTags.underWay,
  published: statusTags.published,
  refused: statusTags.refused,
}

/** Every word of the list of imports. */
export const presentImports = (
  imports: readonly ImportSummary[],
  paged: Omit<Paged, 'things'>,
  mayImport: boolean,
): ImportsView => ({
  title: 'Imported workbooks',
  heading: 'Imported workbooks',
  breadcrumbs: [
    { text: 'Home', href: '/' },
    { text: 'Workload', href: '/workload' },
  ],
  rows: imports.map(rowOf),
  pages: paginate({ ...paged, things: 'workbooks' }, { path: '/workforce/imports', query: {} }),
  newHref: mayImport ? '/workforce/imports/new' : null,
})

const rowOf = ({ id, name, offeredAt, offeredBy, status, report }: ImportSummary) => {
  const published = report?.published
  return [
    { text: `${id}: ${name}`, href: `/workforce/imports/${id}`, note: `${instantText(offeredAt)}, by ${offeredBy}` },
    { text: statusTag[status].text, tag: statusTag[status] },
    { text: published ? dayText(published.extractDay) : 'None' },
    { text: published ? countText(published.officers) : 'None', numeric: true },
    { text: published ? countText(published.unknownOfficers) : 'None', numeric: true },
    published
      ? { text: 'Show this result', href: linkTo('/workload', { result: published.result }) }
      : { text: 'No result' },
  ]
}

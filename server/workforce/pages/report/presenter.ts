import { hrefOf } from '#platform/web/address.ts'
import type { View } from '#platform/web/answers.ts'
import { countText } from '#platform/web/numbers.ts'
import type { ExportedTable } from '../../exports/export-report.ts'
import type { ExportChoices } from '../../exports/handler.ts'
import type { ExportCell } from '../../exports/report.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'

/** A page stays light: the rest of a long table is in its file. */
const MOST_ROWS = 200

type Cell = { readonly text: string; readonly numeric?: boolean }

type ReportView = View & {
  readonly caption: string
  readonly said: string
  readonly heads: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly csv: string
  readonly xlsx: string
}

type ReportFacts = ExportedTable & { readonly params: ExportChoices }

/** Every word of a report on the screen. */
export const presentReport = ({ table, title, unit, source, trail, params }: ReportFacts): ReportView => {
  const { report, ...query } = params
  const file = (format: string) => hrefOf({ path: `/workload/exports/${report}`, query: { ...query, format } })
  const rows = table.rows.slice(0, MOST_ROWS)
  const shown = rows.length < table.rows.length ? `The first ${countText(rows.length)} of ` : ''
  return {
    title,
    heading: title,
    caption: unit.name,
    breadcrumbs: crumbsAlong(trail, { result: params.result, on: params.on }),
    said: `${shown}${countText(table.rows.length)} ${table.rows.length === 1 ? 'row' : 'rows'}. ${source}`,
    heads: table.headings.map((text, at) => ({ text, numeric: rows.some(row => typeof row[at] === 'number') })),
    rows: rows.map(row => row.map(cellOf)),
    csv: file('csv'),
    xlsx: file('xlsx'),
  }
}

const cellOf = (cell: ExportCell): Cell =>
  typeof cell === 'number' ? { text: cell.toLocaleString('en-GB'), numeric: true } : { text: cell ?? '' }

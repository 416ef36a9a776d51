import type { View } from '#platform/web/answers.ts'
import { type Shown as Paged, type Pagination, paginate } from '#platform/web/components/pagination/paginate.ts'
import { type StatusTag, statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { ageText, dayText, instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { sheetNames as establishmentSheets } from '../../establishment/columns.ts'
import type { ImportReport, Place } from '../../import/report.ts'
import type { FindingRow, ImportSummary } from '../../queries/imports.ts'
import { sheetNames } from '../../workbook/rows.ts'
import { linkTo } from '../figures/addresses.ts'
import { statusTag } from '../imports/presenter.ts'

/** Findings on one page. */
export const pageSize = 50

type ImportFacts = {
  readonly found: ImportSummary
  readonly findings: readonly FindingRow[]
  readonly paged: Omit<Paged, 'things'>
  readonly now: Date
}

type Line = { readonly key: { readonly text: string }; readonly value: { readonly text: string } }

type ImportView = View & {
  readonly caption: string
  readonly status: StatusTag
  /** Null once it is over; the page then stops asking again. */
  readonly progress: { readonly stage: string; readonly percent: number; readonly news: string } | null
  readonly refusal: string | null
  readonly notices: readonly string[]
  readonly facts: readonly Line[]
  readonly sheets: readonly (readonly { readonly text: string; readonly numeric?: boolean }[])[]
  readonly findings: {
    readonly summary: string
    readonly rows: readonly (readonly object[])[]
    readonly pages: Pagination
    readonly csvHref: string
  } | null
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

const line = (key: string, value: string): Line => ({ key: { text: key }, value: { text: value } })

/** Every word of the page of one import. */
export const presentImport = ({ found, findings, paged, now }: ImportFacts): ImportView => {
  const { report } = found
  const isOver = found.status === 'published' || found.status === 'refused'
  return {
    title: isOver ? 'Import' : 'Import under way',
    heading: found.name,
    caption: `Import ${found.id}`,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Imported workbooks', href: '/workforce/imports' },
    ],
    status: statusTag[found.status],
    progress: isOver ? null : progressOf(found, now),
    refusal: report?.refusal ? `${report.refusal}${placeText(report.place)} Nothing was changed.` : null,
    notices: report?.notices ?? [],
    facts: factsOf(found, report),
    sheets: [...sheetNames, ...establishmentSheets].flatMap(sheet => {
      const rows = report?.rows[sheet]
      return rows === undefined ? [] : [[{ text: sheet }, { text: countText(rows), numeric: true }]]
    }),
    findings:
      report === null || (report.refusal !== null && report.refusedRows === 0)
        ? null
        : findingsView(found.id, report, findings, paged),
    links: report?.published ? linksOf(report.published.result) : [],
  }
}

const progressOf = ({ status, stage, done, offeredAt }: ImportSummary, now: Date) => ({
  stage: status === 'waiting' ? 'Waiting for its turn' : stage,
  percent: Math.round(done * 100),
  news: `Sent ${ageText(offeredAt, now)}. This page looks again every three seconds.`,
})

const placeText = ({ sheet, row, column }: Place): string => {
  const parts = [
    ...(sheet === undefined ? [] : [`sheet ${sheet}`]),
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ]
  return parts.length === 0 ? '' : ` Place: ${parts.join(', ')}.`
}

const factsOf = (found: ImportSummary, report: ImportReport | null): readonly Line[] => {
  const lines = [line('Sent', `${instantText(found.offeredAt)}, by ${found.offeredBy}`)]
  if (found.sha256 !== null) lines.push(line('SHA-256 of the file', found.sha256))
  if (found.size !== null) lines.push(line('Size', `${countText(found.size)} bytes`))
  const published = report?.published
  if (!report || !published) return lines
  const seconds = Object.values(report.seconds).reduce((all, some) => all + some, 0)
  return [
    ...lines,
    line('Extract of', dayText(published.extractDay)),
    line('Officers', `${countText(published.officers)}, ${countText(published.unknownOfficers)} of them unknown`),
    line('Rules', `${published.ruleSet}, version ${published.ruleSetVersion}`),
    line('Digest of the result', published.digest),
    line('Time taken', `${seconds.toFixed(1)} seconds`),
    ...(report.ignoredSheets.length > 0 ? [line('Sheets not used', report.ignoredSheets.join(', '))] : []),
    ...(report.unknownColumns.length > 0
      ? [line('Columns not used', report.unknownColumns.map(({ sheet, column }) => `${sheet}: ${column}`).join(', '))]
      : []),
  ]
}

const findingsView = (
  id: number,
  { refusedRows, warnings, refusal }: ImportReport,
  findings: readonly FindingRow[],
  paged: Omit<Paged, 'things'>,
) => ({
  summary:
    refusal === null
      ? `${countedText(refusedRows, 'row')} left out, ${countedText(warnings, 'row')} taken although odd.`
      : `${countedText(refusedRows, 'cell')} to put right. Nothing was taken.`,
  rows: findings.map(({ kind, sheet, row, column, reason, value }) => [
    { text: sheet },
    { text: countText(row), numeric: true },
    { text: column },
    { text: reason, note: value === '' ? '' : `In the file: ${value}` },
    kind === 'refused' ? { text: 'Left out', tag: { ...statusTags.refused, text: 'Left out' } } : { text: 'Taken' },
  ]),
  pages: paginate({ ...paged, things: 'rows' }, { path: `/workforce/imports/${id}`, query: {} }),
  csvHref: `/workforce/imports/${id}/report.csv`,
})

const linksOf = (result: number) => [
  { text: 'Show the figures of this result', href: linkTo('/workload', { result }) },
  { text: 'Work out this result again and compare', href: `/workforce/results/${result}/recount` },
]

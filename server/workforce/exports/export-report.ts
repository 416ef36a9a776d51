import type { Day, Trx } from '#platform/database/tables.ts'
import { unitByCode, unitsOfKind } from '#platform/organisation/units.ts'
import { ageInDays } from '../queries/file-age.ts'
import { type Result, resultOnDay } from '../queries/results.ts'
import { dayOfFigures } from '../queries/shown.ts'
import { type UnitFigures, unitFigures } from '../queries/unit-figures.ts'
import type { TrailUnit } from '../queries/units.ts'
import { csvOf, excelOf } from './files.ts'
import type { ExportRequest, ExportTable, ExportUnit, Report } from './report.ts'
import { reportNamed, reports } from './reports.ts'

export type ExportWish = {
  readonly report: string
  /** Code of a unit; the nation without one. */
  readonly unit: string | undefined
  readonly officer: string | undefined
  /** Number of a result; without one what the pages show. */
  readonly result: number | undefined
  /** A past day as at which the record is asked. */
  readonly on?: string | undefined
  readonly format: 'csv' | 'xlsx'
} & Pick<ExportRequest, 'today'> & {
    readonly [Choice in 'from' | 'to' | 'by' | 'interval']?: ExportRequest[Choice] | undefined
  }

export type ExportedFile = { readonly name: string; readonly type: string; readonly body: string | Buffer }

/** What was asked for is not there. The message says what is missing. */
export class NothingToExport extends Error {
  override readonly name = 'NothingToExport'
}

/** Names of the exports. */
export const reportNames: readonly string[] = reports.map(({ name }) => name)

const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A report as a table, with what it is about. */
export type ExportedTable = {
  readonly table: ExportTable
  readonly title: string
  readonly unit: ExportUnit
  readonly trail: readonly TrailUnit[]
  /** Where it was read from, and how old a file is. */
  readonly source: string
  readonly day: Day
  /** How old the nightly file behind it is; null for what is read from the record. */
  readonly age: string | null
}

const figuresOf = async (trx: Trx, { unit, result, on, today }: Omit<ExportWish, 'format'>): Promise<UnitFigures> => {
  const wanted = unit === undefined ? (await unitsOfKind(trx, 'nation'))[0] : await unitByCode(trx, unit)
  const now = new Date(`${today}T12:00:00Z`)
  const code = unit === undefined ? undefined : wanted?.code
  const figures = await unitFigures(trx, { result, on }, wanted?.kind ?? 'nation', code, now)
  if (figures === 'none') throw new NothingToExport('Nothing is imported yet')
  if (!wanted || !figures) {
    throw new NothingToExport(result ? `There is no result ${result}` : `There is no unit ${unit ?? 'of the nation'}`)
  }
  return figures
}

const ofFile = ({ extractDay }: Result, today: Day): string =>
  `The nightly file behind it is of ${extractDay}, ${ageInDays(extractDay, today)}.`

/** Where a report was read from, in words. */
const sourceOf = (report: Report, { figures, result, day, today }: ExportRequest): string => {
  if (report.from === 'record') return 'Read from the record as it stands now.'
  if (!figures.shown.live || report.from === 'file') return result ? ofFile(result, today) : ''
  const when = day === today ? 'as it stands now' : `as at ${day}`
  const { byFile } = figures
  const files = byFile ? ` ${byFile.posts} posts stand by the nightly file of ${byFile.extractDay}, ${byFile.age}.` : ''
  return `Read from the record ${when}.${files}`
}

const tableOf = (report: Report, request: ExportRequest): Promise<ExportTable> => {
  if (report.from !== 'file') return report.table(request)
  const { result } = request
  if (!result) throw new NothingToExport('Only a nightly file says this, and nothing is imported yet')
  return report.table({ ...request, result })
}

/**
 * One report as a table: the same for a page and for a file.
 *
 * @throws NothingToExport when there is no such report, result or unit
 */
export const exportTable = async (trx: Trx, wish: Omit<ExportWish, 'format'>): Promise<ExportedTable> => {
  const report = reportNamed(wish.report)
  if (!report) throw new NothingToExport(`There is no report ${wish.report}`)
  const figures = await figuresOf(trx, wish)
  const { unit, shown } = figures
  const day = dayOfFigures(shown)
  const result = shown.result ?? (await resultOnDay(trx, day)) ?? null
  const { officer, today, from, to, by = 'officer', interval = 7 } = wish
  const about = { code: unit.code, kind: unit.kind, name: unit.name }
  const request = { trx, figures, result, unit: about, officer, day, today, from, to, by, interval }
  const file = report.from === 'file' ? result : report.from === 'figures' ? shown.result : null
  return {
    table: await tableOf(report, request),
    ...{ title: report.title, unit: about, trail: figures.trail, source: sourceOf(report, request) },
    day: file?.extractDay ?? day,
    age: file && ageInDays(file.extractDay, today),
  }
}

/**
 * One export as a file: the same for a browser and for the command line.
 *
 * @throws NothingToExport when there is no such report, result or unit
 */
export const exportReport = async (trx: Trx, wish: ExportWish): Promise<ExportedFile> => {
  const { table, title, unit, day, age } = await exportTable(trx, wish)
  const old = age === null ? '' : `-${age.replaceAll(' ', '-')}`
  const name = `${wish.report}-${unit.code}-${day}${old}.${wish.format}`
  if (wish.format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: csvOf(table) }
  return { name, type: excelType, body: await excelOf(table, title) }
}

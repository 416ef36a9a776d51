import type { Figure } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Result } from '../queries/results.ts'
import type { UnitKind } from '../queries/units.ts'

/** A cell of an export. A figure that is not known says so; a place that has nothing to say is empty. */
export type ExportCell = string | number | null

export type ExportTable = {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly ExportCell[])[]
}

export type ExportUnit = { readonly kind: UnitKind; readonly code: string; readonly name: string }

/** What an export is asked about. */
export type ExportRequest = {
  readonly trx: Trx
  readonly result: Result
  readonly unit: ExportUnit
  /** The overview of one officer needs it; lists of dates narrow to it. */
  readonly officer: string | undefined
  readonly today: Day
  /** First and last day of an archive; the last four weeks without them. */
  readonly from: Day | undefined
  readonly to: Day | undefined
  /** Whose averages an archive gives, and over how many days. */
  readonly by: 'officer' | 'team'
  readonly interval: 7 | 28
}

/** One of the files that users take away today, under today's headings. */
export type Report = {
  readonly name: string
  readonly title: string
  /** Whether it is read from the record as it stands, and not from a nightly file. */
  readonly live?: true
  readonly table: (request: ExportRequest) => Promise<ExportTable>
}

/** A figure with at most two decimals, or the word for not knowing it. */
export const figureCell = (figure: Figure): ExportCell => (figure.known ? hundredths(figure.value) : 'Unknown')

/** A value that may be missing. */
export const knownCell = (value: number | null): ExportCell => (value === null ? 'Unknown' : hundredths(value))

const hundredths = (value: number): number => Math.round(value * 100) / 100

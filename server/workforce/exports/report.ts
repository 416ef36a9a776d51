import type { Figure } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import type { Result } from '../queries/results.ts'
import type { UnitFigures } from '../queries/unit-figures.ts'
import type { UnitKind } from '../queries/units.ts'

/** A cell of an export. A figure that is not known says so; a place that has nothing to say is empty. */
export type ExportCell = string | number | null

export type ExportTable = {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly ExportCell[])[]
}

export type ExportUnit = { readonly kind: UnitKind; readonly code: string; readonly name: string }

/** What an export of a nightly file is asked about. */
export type FileRequest = {
  readonly trx: Trx
  readonly result: Result
  readonly unit: ExportUnit
  /** First and last day of an archive; the last four weeks without them. */
  readonly from: Day | undefined
  readonly to: Day | undefined
  /** Whose averages an archive gives, and over how many days. */
  readonly by: 'officer' | 'team'
  readonly interval: 7 | 28
}

/** What an export is asked about. */
export type ExportRequest = Omit<FileRequest, 'result'> & {
  /** The figures of the unit, from the record or from a result: whatever its page shows. */
  readonly figures: UnitFigures
  /** The result that the figures are of, else the latest file of or before their day; null when there is none. */
  readonly result: Result | null
  /** The overview of one officer needs it; lists of dates narrow to it. */
  readonly officer: string | undefined
  /** The day that the figures stand for. */
  readonly day: Day
  readonly today: Day
}

/** One of the files that users take away today, under today's headings. */
export type Report = {
  readonly name: string
  readonly title: string
} & (
  | {
      /** `figures`: as the pages have it, from the record or a file. `record`: from the record, always as it stands today. */
      readonly from: 'figures' | 'record'
      readonly table: (request: ExportRequest) => Promise<ExportTable>
    }
  | {
      /** Only a nightly file says it. */
      readonly from: 'file'
      readonly table: (request: FileRequest) => Promise<ExportTable>
    }
)

/** A figure with at most two decimals, or the word for not knowing it. */
export const figureCell = (figure: Figure): ExportCell => (figure.known ? hundredths(figure.value) : 'Unknown')

/** A value that may be missing. */
export const knownCell = (value: number | null): ExportCell => (value === null ? 'Unknown' : hundredths(value))

const hundredths = (value: number): number => Math.round(value * 100) / 100

/**
 * The last column of a list of officers, which is ours: whether a row follows the record, or how old the file behind it is. Figures of
 * one nightly file keep today's headings alone: every row is of that file, and its name says the night and the age.
 */
export const sourceHeading = ({ figures }: ExportRequest): readonly string[] => (figures.shown.live ? ['Source'] : [])

/** Where the rows of some officers come from, for that column. */
export const sourceCell = (
  officers: readonly Pick<OfficerLoad, 'source'>[],
  { figures }: ExportRequest,
): readonly ExportCell[] => {
  const { byFile, shown } = figures
  if (!shown.live) return []
  const filed = officers.filter(one => one.source === 'file').length
  if (filed === 0 || !byFile) return ['Record']
  const file = `File of ${byFile.extractDay}, ${byFile.age}`
  return [filed === officers.length ? file : `Record; ${file}`]
}

/** All officers of a unit, by team. */
export const everyone = { grade: undefined, load: undefined, by: 'team', order: 'ascending' } as const

/** How the pseudo-officer of a team is called in a list. */
export const nameOf = ({ named, name }: Pick<OfficerLoad, 'named' | 'name'>): string =>
  named ? name : 'No named officer'

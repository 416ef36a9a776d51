import type { SheetName as EstablishmentSheet } from '../establishment/columns.ts'
import type { SheetName } from '../workbook/rows.ts'

/** Where in a workbook something stands, as far as it is known. */
export type Place = { readonly sheet?: string; readonly row?: number; readonly column?: string }

/** What became of a workbook. Single rows that were left out stand in `workforce.finding`. */
export type ImportReport = {
  /** Why the whole file was refused, in words for the person who sent it; null when it was published. */
  readonly refusal: string | null
  readonly place: Place
  /** Rows taken, by sheet. */
  readonly rows: Readonly<Partial<Record<SheetName | EstablishmentSheet, number>>>
  readonly refusedRows: number
  readonly warnings: number
  readonly ignoredSheets: readonly string[]
  readonly unknownColumns: readonly { readonly sheet: string; readonly column: string }[]
  /** What a manager should know before relying on the figures. */
  readonly notices: readonly string[]
  readonly published: Published | null
  /** Seconds by stage. */
  readonly seconds: Readonly<Record<string, number>>
}

export type Published = {
  readonly result: number
  readonly extractDay: string
  readonly officers: number
  readonly unknownOfficers: number
  readonly ruleSet: string
  readonly ruleSetVersion: string
  /** SHA-256 over every officer's inputs and figures; the ledger's entry holds it. */
  readonly digest: string
}

/** The file is well formed but cannot become a result: everything is undone and the reason is shown. */
export class ImportStop extends Error {
  override readonly name = 'ImportStop'
}

/** The report of a file that was refused whole. */
export const refusedReport = (refusal: string, place: Place = {}): ImportReport => ({
  refusal,
  place,
  rows: {},
  refusedRows: 0,
  warnings: 0,
  ignoredSheets: [],
  unknownColumns: [],
  notices: [],
  published: null,
  seconds: {},
})

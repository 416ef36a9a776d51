/** Why something in a file cannot be loaded, with its place. Rows are counted as a spreadsheet counts them, the headings being 1. */
export type Finding = {
  readonly file: string
  readonly row?: number
  readonly column?: string
  readonly reason: string
  readonly value: string
}

/** One row of a file: what stands in each column, by the column's own name. */
export type FileRow = {
  readonly file: string
  readonly row: number
  readonly kind: string
  readonly cells: Readonly<Record<string, string | string[]>>
}

/** Long enough to be found again; the whole note of a refused row need not be printed. */
const SHOWN = 60

export const shownValue = (value: string | string[] | undefined): string => {
  const text = [value ?? ''].flat().join('; ')
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

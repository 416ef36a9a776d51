import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { openArchive } from '../workbook/archive.ts'
import { momentFrom } from '../workbook/moments.ts'
import { readContents, readSharedStrings } from '../workbook/parts.ts'
import { WorkbookError } from '../workbook/rows.ts'
import { readWorksheet } from '../workbook/worksheet.ts'
import { columns, headingKey, type SheetName, sheetNames } from './columns.ts'

/** Cells of a sheet under no heading yet; `row` as the spreadsheet counts. */
export type RawRow = { readonly row: number; readonly cells: readonly string[] }

export type RawSheet = { readonly sheet: SheetName; readonly rows: readonly RawRow[] }

export type EstablishmentFile = {
  readonly sheets: readonly RawSheet[]
  readonly ignoredSheets: readonly string[]
  readonly sha256: string
  readonly bytes: number
  /** The day that a cell means, `YYYY-MM-DD`; Excel keeps days as numbers. */
  readonly dayOf: (text: string) => string | undefined
}

/** A spreadsheet of the whole nation has some 25,000 rows and 3 MB. */
const mostBytes = 32 * 1024 * 1024

/**
 * Reads an Excel workbook with the sheets `staff` and `posts`, or one of them as CSV.
 *
 * @throws WorkbookError when the file is neither
 */
export const readEstablishment = async (path: string): Promise<EstablishmentFile> => {
  if (!(await isZip(path))) return readCsv(await readFile(path))
  const bytes = await readFile(path)
  const archive = await openArchive(path)
  try {
    const contents = await readContents(archive)
    const shared = await readSharedStrings(archive, contents.sharedStrings)
    const sheets: RawSheet[] = []
    for (const { title, part } of contents.sheets) {
      const sheet = sheetNames.find(name => name === headingKey(title))
      if (!sheet) continue
      if (sheets.some(one => one.sheet === sheet)) throw new WorkbookError(`Two sheets are named ${title}. Remove one.`)
      const rows: RawRow[] = []
      const take = ({ number, values }: { number: number; values: readonly string[] }) => {
        rows.push({ row: number, cells: [...values] })
      }
      await readWorksheet(archive, part, title, shared, take, () => {})
      sheets.push({ sheet, rows })
    }
    if (sheets.length === 0) throw new WorkbookError('The workbook has no sheet named staff and none named posts.')
    const ignoredSheets = contents.sheets.map(({ title }) => title).filter(title => !isSheet(headingKey(title)))
    return { sheets, ignoredSheets, ...fingerprint(bytes), dayOf: text => day(text, contents.from1904) }
  } finally {
    archive.close()
  }
}

const isSheet = (key: string): boolean => sheetNames.some(name => name === key)

const fingerprint = (bytes: Buffer) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
})

const day = (text: string, from1904: boolean): string | undefined => {
  const padded = text.replace(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/, (_, date: string, month: string, year: string) => {
    return `${date.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`
  })
  return momentFrom(padded, from1904)?.slice(0, 10)
}

const isZip = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > mostBytes) throw new WorkbookError('The file is larger than 32 MB: this is not an establishment.')
    const { buffer } = await file.read(Buffer.alloc(8), 0, 8, 0)
    // An old .xls, or a workbook with a password, is told what it is by the reader of workbooks.
    return buffer.toString('latin1', 0, 2) === 'PK' || buffer.toString('hex') === 'd0cf11e0a1b11ae1'
  } finally {
    await file.close()
  }
}

/** One sheet as CSV: which one its headings say. */
const readCsv = (bytes: Buffer): EstablishmentFile => {
  const text = utf8(bytes)
  const [headings = ''] = text.split(/\r?\n/, 1)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => headings.split(b).length - headings.split(a).length)[0] ?? ','
  const rows = records(text, delimiter)
  const keys = new Set((rows[0]?.cells ?? []).map(headingKey))
  const sheet = sheetNames.find(
    name => keys.has(columns[name][0]?.name ?? '') && (name === 'posts' || !keys.has('post')),
  )
  if (!sheet) {
    throw new WorkbookError('The file is no Excel workbook, and as CSV its first row has neither post nor staff_code.')
  }
  return { sheets: [{ sheet, rows }], ignoredSheets: [], ...fingerprint(bytes), dayOf: value => day(value, false) }
}

const utf8 = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new WorkbookError('The file is not UTF-8. Save it as “CSV UTF-8” or as an Excel workbook and send it again.')
  }
}

const records = (text: string, delimiter: string): readonly RawRow[] => {
  try {
    const table: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true, trim: true })
    return table.map((cells, at) => ({ row: at + 1, cells }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new WorkbookError(`The quotation marks do not pair: ${error.message}.`, { row: Number(error.lines ?? 1) })
  }
}

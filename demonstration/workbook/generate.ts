import { open } from 'node:fs/promises'
import type { RuleSet } from '@candour/workload'
import { tierColumns } from '@candour/workload'
import type { Column } from '../../server/workforce/workbook/columns.ts'
import { columns, isOfficerSheet } from '../../server/workforce/workbook/columns.ts'
import type { RowOf, SheetName, WorkbookSource } from '../../server/workforce/workbook/rows.ts'
import { sheetNames } from '../../server/workforce/workbook/rows.ts'
import type { Cell } from './sheet-xml.ts'
import { frame, rowXml, SharedStrings, sheetEnd, sheetStart } from './sheet-xml.ts'
import { ZipWriter } from './zip-writer.ts'

const progressEvery = 5000

/** Headings as people know them: `wmt_extract` is `WMT_Extract`, `om_key` is `OM_Key`. */
const heading = (name: string): string =>
  name
    .split('_')
    .map(word => (/^(wmt|om|cms|t2a|sa|omic|pdu|ldu|sdr|crn|nsi)$/.test(word) ? word.toUpperCase() : capitalised(word)))
    .join('_')
    .replace('Vcrn', 'V-CRN')

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * Writes a workbook that the reader of `server/workforce/workbook` takes, from rows of the types that it delivers. Zeros
 * are written out, so that a file of 7,200 officers is as heavy as such a file can be. Holds the distinct texts in memory
 * and about a megabyte besides.
 *
 * @param onProgress called every five thousand rows with the rows written so far
 * @returns rows written, headings included
 */
export const writeWorkbook = async (
  path: string,
  source: WorkbookSource,
  ruleSet: RuleSet,
  onProgress: (rows: number) => void = () => {},
): Promise<number> => {
  const file = await open(path, 'w')
  try {
    const zip = new ZipWriter(file)
    const written = await writeParts(zip, source, ruleSet, onProgress)
    await zip.finish()
    return written
  } finally {
    await file.close()
  }
}

const writeParts = async (
  zip: ZipWriter,
  source: WorkbookSource,
  ruleSet: RuleSet,
  onProgress: (rows: number) => void,
): Promise<number> => {
  const shared = new SharedStrings()
  for (const [name, xml] of Object.entries(frame(sheetNames.map(heading)))) {
    zip.start(name)
    await zip.write(xml)
  }
  let written = 0
  for (const [index, sheet] of sheetNames.entries()) {
    zip.start(`xl/worksheets/sheet${index + 1}.xml`)
    await zip.write(sheetStart)
    for await (const xml of rowsXml(sheet, source, ruleSet, shared)) {
      await zip.write(xml)
      written += 1
      if (written % progressEvery === 0) onProgress(written)
    }
    await zip.write(sheetEnd)
  }
  zip.start('xl/sharedStrings.xml')
  for (const xml of shared.xml()) await zip.write(xml)
  return written
}

async function* rowsXml<Sheet extends SheetName>(
  sheet: Sheet,
  source: WorkbookSource,
  ruleSet: RuleSet,
  shared: SharedStrings,
): AsyncGenerator<string> {
  const fields = Object.entries<Column>(columns[sheet])
  const names = [...fields.map(([, column]) => column.name), ...(isOfficerSheet(sheet) ? tierColumns(ruleSet) : [])]
  let number = 1
  yield rowXml(number, names.map(heading), shared)
  for await (const row of source[sheet]()) {
    number += 1
    yield rowXml(number, cellsOf(row, fields), shared)
  }
}

const cellsOf = (row: RowOf[SheetName], fields: readonly (readonly [string, Column])[]): readonly Cell[] => {
  const values = new Map<string, unknown>(Object.entries(row))
  const cells = fields.map(([field, { kind }]) => cellOf(values.get(field), kind))
  return 'counts' in row ? [...cells, ...row.counts] : cells
}

const cellOf = (value: unknown, kind: Column['kind']): Cell => {
  if (value === null || value === undefined) return null
  if (kind === 'moment' || kind === 'day') return new Date(`${String(value).replace(' ', 'T')}Z`)
  if (kind === 'location') return capitalised(String(value))
  return kind === 'count' ? Number(value) : String(value)
}

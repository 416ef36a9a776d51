import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { RuleSet } from '@candour/workload'
import { cleanName } from '@candour/workload'
import type { Archive } from './archive.ts'
import { openArchive } from './archive.ts'
import { Checks } from './checks.ts'
import type { Header } from './header.ts'
import { bindHeader } from './header.ts'
import type { Contents } from './parts.ts'
import { readContents, readSharedStrings } from './parts.ts'
import { readRow } from './row.ts'
import type { Progress, RowOf, SheetName, WorkbookSink, WorkbookSummary } from './rows.ts'
import { sheetNames, WorkbookError } from './rows.ts'
import type { SheetRow } from './worksheet.ts'
import { readWorksheet } from './worksheet.ts'

/** Rows gathered before they are handed over; a few hundred bytes each. */
const batchRows = 1000

/**
 * Reads the nightly workbook once, from its first sheet to its last, and hands each accepted row to the sink. Holds one
 * batch of rows, the shared texts and one count array per officer in memory; never the file.
 *
 * @param sink        takes the rows; what it returns is waited for. Rows delivered before an error are worth nothing:
 *                    keep them in a transaction until this has returned
 * @param ruleSet     says which tiers, grades and contact codes exist
 * @param onProgress  called some hundred times
 * @returns what was read, what was left out and why
 * @throws WorkbookError when the whole file cannot be taken
 */
export const readWorkbook = async (
  path: string,
  sink: WorkbookSink,
  ruleSet: RuleSet,
  onProgress: (progress: Progress) => void = () => {},
): Promise<WorkbookSummary> => {
  const { sha256, bytes } = await fingerprint(path)
  const archive = await openArchive(path)
  try {
    const contents = await readContents(archive)
    const parts = findSheets(contents)
    const reader = new SheetsReader(archive, contents, ruleSet, onProgress)
    await reader.start(parts)
    for (const [sheet, part] of parts) await reader.read(sheet, part, sink)
    return { sha256, bytes, ignoredSheets: ignoredSheets(contents), ...reader.summary() }
  } finally {
    archive.close()
  }
}

const fingerprint = async (path: string): Promise<{ sha256: string; bytes: number }> => {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
    const { size } = await stat(path)
    return { sha256: hash.digest('hex'), bytes: size }
  } catch (error) {
    throw new WorkbookError(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

const wanted: ReadonlySet<string> = new Set(sheetNames)

const ignoredSheets = (contents: Contents): readonly string[] =>
  contents.sheets.map(({ title }) => title).filter(title => !wanted.has(cleanName(title)))

const findSheets = (contents: Contents): ReadonlyMap<SheetName, string> => {
  const parts = new Map<string, string>()
  for (const { title, part } of contents.sheets) {
    const sheet = cleanName(title)
    if (wanted.has(sheet) && parts.has(sheet))
      throw new WorkbookError(`Two sheets are named ${title}. Remove one.`, { sheet })
    parts.set(sheet, part)
  }
  const found = sheetNames.flatMap(sheet => {
    const part = parts.get(sheet)
    return part === undefined ? [] : [[sheet, part] as const]
  })
  if (found.length === sheetNames.length) return new Map(found)
  const missing = sheetNames.filter(sheet => !parts.has(sheet))
  throw new WorkbookError(`The workbook has no sheet ${missing.join(', ')}. Send the whole extract, all 13 sheets.`, {
    ...(missing[0] ? { sheet: missing[0] } : {}),
  })
}

class SheetsReader {
  readonly #archive: Archive
  readonly #contents: Contents
  readonly #ruleSet: RuleSet
  readonly #onProgress: (progress: Progress) => void
  readonly #checks: Checks
  readonly #rows = Object.fromEntries(sheetNames.map(sheet => [sheet, 0])) as Record<SheetName, number>
  readonly #unknownColumns: { sheet: SheetName; column: string }[] = []
  #shared: readonly string[] = []
  #bytesRead = 0
  #bytesInAll = 0

  constructor(archive: Archive, contents: Contents, ruleSet: RuleSet, onProgress: (progress: Progress) => void) {
    this.#archive = archive
    this.#contents = contents
    this.#ruleSet = ruleSet
    this.#onProgress = onProgress
    this.#checks = new Checks(ruleSet)
  }

  async start(parts: ReadonlyMap<SheetName, string>): Promise<void> {
    for (const part of parts.values()) this.#bytesInAll += this.#archive.sizeOf(part)
    this.#shared = await readSharedStrings(this.#archive, this.#contents.sharedStrings)
  }

  async read<Sheet extends SheetName>(sheet: Sheet, part: string, sink: WorkbookSink): Promise<void> {
    const reading = { from1904: this.#contents.from1904, tiers: this.#ruleSet.data.tiers.length }
    let header: Header | undefined
    let batch: RowOf[Sheet][] = []
    let lastRow = 0
    const deliver = async (atLeast: number) => {
      if (batch.length < atLeast) return
      const rows = batch
      batch = []
      this.#rows[sheet] += rows.length
      await sink[sheet](rows)
    }
    const onRow = (source: SheetRow) => {
      lastRow = source.number
      if (!header) {
        header = this.#bind(sheet, source)
        return
      }
      const answer = readRow(sheet, header, source, reading)
      if ('refused' in answer) this.#checks.refused.add(answer.refused)
      else if (this.#checks.accepts(answer.row, header)) batch.push(answer.row)
    }
    await readWorksheet(this.#archive, part, sheet, this.#shared, onRow, bytes => {
      this.#bytesRead += bytes
      this.#onProgress({ sheet, rows: lastRow, done: this.#bytesRead / this.#bytesInAll })
      return deliver(batchRows)
    })
    if (!header) this.#bind(sheet, { number: 1, values: [], errors: [] })
    await deliver(1)
    this.#checks.endOf(sheet)
  }

  summary() {
    const { refused, warnings, datestamp } = this.#checks
    return { rows: this.#rows, datestamp, refused, warnings, unknownColumns: this.#unknownColumns }
  }

  #bind(sheet: SheetName, source: SheetRow): Header {
    const header = bindHeader(sheet, source, this.#ruleSet)
    for (const column of header.unknown) this.#unknownColumns.push({ sheet, column })
    return header
  }
}

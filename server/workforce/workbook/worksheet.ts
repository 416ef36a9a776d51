import type { Archive } from './archive.ts'
import { TextOfItem } from './parts.ts'
import { WorkbookError } from './rows.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** A row as it stands in the sheet. The same object is used for every row: take what you need before the next comes. */
export type SheetRow = {
  number: number
  /** Texts by column from 0, trimmed; the empty string where nothing stands. */
  readonly values: string[]
  /** Columns that hold an error such as `#N/A`. */
  readonly errors: number[]
}

/** Excel's own limits; a reference beyond them is not a spreadsheet's. */
const lastColumn = 16_384
const lastRow = 1_048_576

/** `A` is 0, `DL` is 115. */
const columnOf = (reference: string): number => {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** The letters over a column: 0 is `A`, 115 is `DL`. */
export const columnLetters = (column: number): string => {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** A number as a person would type it: Excel may write 1756376536 as 1.756376536E9. */
const plainNumber = (text: string): string => {
  if (!/[.eE]/.test(text)) return text
  const number = Number(text)
  return Number.isNaN(number) ? text : String(number)
}

class RowReader implements XmlHandler {
  readonly #sheet: string
  readonly #shared: readonly string[]
  readonly #onRow: (row: SheetRow) => void
  readonly #row: SheetRow = { number: 0, values: [], errors: [] }
  readonly #inline = new TextOfItem()
  #inData = false
  #inCell = false
  #inValue = false
  #column = -1
  #type = ''
  #value = ''
  #filled = false

  constructor(sheet: string, shared: readonly string[], onRow: (row: SheetRow) => void) {
    this.#sheet = sheet
    this.#shared = shared
    this.#onRow = onRow
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'sheetData') this.#inData = true
    else if (!this.#inData) return
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'row') this.#openRow(attributes)
    else if (!this.#inCell) return
    else if (name === 'v') this.#inValue = true
    else if (name === 'f') throw this.#formula()
    else this.#inline.open(name)
  }

  close = (name: string): void => {
    if (!this.#inData) return
    if (name === 'v') this.#inValue = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row' && this.#filled) this.#onRow(this.#row)
    else if (name === 'sheetData') this.#inData = false
    else this.#inline.close(name)
  }

  text = (text: string): void => {
    if (this.#inValue) this.#value += text
    else if (this.#inCell) this.#inline.add(text)
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    const number = attributes.r === undefined ? this.#row.number + 1 : Number(attributes.r)
    if (!(Number.isInteger(number) && number > this.#row.number && number <= lastRow)) {
      throw new WorkbookError(`${this.#sheet}: a row numbered ${attributes.r} follows row ${this.#row.number}.`, {
        sheet: this.#sheet,
        row: this.#row.number,
      })
    }
    this.#row.number = number
    if (this.#filled) this.#row.values.fill('')
    this.#row.errors.length = 0
    this.#column = -1
    this.#filled = false
  }

  #openCell({ r, t = 'n' }: Readonly<Record<string, string>>): void {
    this.#inCell = true
    this.#column = r === undefined ? this.#column + 1 : columnOf(r)
    this.#type = t
    this.#value = ''
    this.#inline.start()
    if (this.#column >= 0 && this.#column < lastColumn) return
    throw new WorkbookError(`${this.#sheet}, row ${this.#row.number}: there is no cell ${r}.`, {
      sheet: this.#sheet,
      row: this.#row.number,
    })
  }

  #closeCell(): void {
    this.#inCell = false
    if (this.#type === 'e') this.#row.errors.push(this.#column)
    const value = this.#cellText().trim()
    if (value === '') return
    const { values } = this.#row
    while (values.length <= this.#column) values.push('')
    values[this.#column] = value
    this.#filled = true
  }

  #cellText(): string {
    if (this.#type === 'inlineStr') return this.#inline.text
    if (this.#value === '') return ''
    if (this.#type === 'n') return plainNumber(this.#value)
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE'
    return this.#type === 's' ? this.#sharedText() : this.#value
  }

  #sharedText(): string {
    const text = this.#shared[Number(this.#value)]
    if (text !== undefined) return text
    const column = columnLetters(this.#column)
    throw new WorkbookError(
      `${this.#sheet}, cell ${column}${this.#row.number} refers to a text that the file does not hold. Get it again.`,
      { sheet: this.#sheet, row: this.#row.number, column },
    )
  }

  #formula(): WorkbookError {
    const column = columnLetters(this.#column)
    return new WorkbookError(
      `${this.#sheet}, cell ${column}${this.#row.number} holds a formula. Save the sheet with values only.`,
      { sheet: this.#sheet, row: this.#row.number, column },
    )
  }
}

/**
 * Reads the rows of one worksheet in order. Rows without any text or number are passed over: real files carry thousands
 * that are only formatted.
 *
 * @param part   the worksheet's place in the archive
 * @param sheet  its name, for messages
 * @throws WorkbookError at the first formula: a value from outside must be a value
 */
export const readWorksheet = (
  archive: Archive,
  part: string,
  sheet: string,
  shared: readonly string[],
  onRow: (row: SheetRow) => void,
  afterChunk: (bytes: number) => void | Promise<void>,
): Promise<void> => readXml(`${sheet} (${part})`, archive.read(part), new RowReader(sheet, shared, onRow), afterChunk)

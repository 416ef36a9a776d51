import { columnLetters } from '../../server/workforce/workbook/worksheet.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign)

/** Texts that cells refer to by number, as Excel writes them: a name that stands in four sheets is kept once. */
export class SharedStrings {
  readonly #index = new Map<string, number>()

  indexOf(text: string): number {
    const known = this.#index.get(text)
    if (known !== undefined) return known
    this.#index.set(text, this.#index.size)
    return this.#index.size - 1
  }

  *xml(): Generator<string> {
    yield `${xmlStart}<sst xmlns="${main}">`
    for (const text of this.#index.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`
    yield '</sst>'
  }
}

const xmlStart = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const sheetStart = `${xmlStart}<worksheet xmlns="${main}"><sheetData>`
export const sheetEnd = '</sheetData></worksheet>'

/** A text, a number, or a date with a time; null leaves the cell out. */
export type Cell = string | number | Date | null

const epochSerial = 25_569
const dateStyle = 1

/** One row of cells as XML. */
export const rowXml = (number: number, cells: readonly Cell[], shared: SharedStrings): string => {
  let xml = `<row r="${number}">`
  for (const [column, cell] of cells.entries()) {
    if (cell === null || cell === '') continue
    xml += cellXml(`${letters(column)}${number}`, cell, shared)
  }
  return `${xml}</row>`
}

const cellXml = (place: string, cell: string | number | Date, shared: SharedStrings): string => {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${shared.indexOf(cell)}</v></c>`
  return `<c r="${place}" s="${dateStyle}"><v>${cell.getTime() / 86_400_000 + epochSerial}</v></c>`
}

const knownLetters: string[] = []

const letters = (column: number): string => {
  knownLetters[column] ??= columnLetters(column)
  return knownLetters[column]
}

const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${types}.${type}+xml"/>`

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`

/** The parts that hold a workbook of these sheets together, besides the sheets and the shared strings. */
export const frame = (titles: readonly string[]): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${xmlStart}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${part('sharedStrings.xml', 'sharedStrings')}${titles.map((_, i) => part(`worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`,
  '_rels/.rels': `${xmlStart}<Relationships xmlns="${packages}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/workbook.xml': `${xmlStart}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${titles.map((title, i) => `<sheet name="${escaped(title)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xmlStart}<Relationships xmlns="${packages}/relationships">${titles.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation(`rId${titles.length + 1}`, 'styles', 'styles.xml')}${relation(`rId${titles.length + 2}`, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  'xl/styles.xml': `${xmlStart}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
})

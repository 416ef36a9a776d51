import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { WorkbookError } from './rows.ts'
import { readXml } from './xml.ts'

/** Where everything is: sheets as the workbook names them, and the part each stands in. */
export type Contents = {
  readonly sheets: readonly { readonly title: string; readonly part: string }[]
  readonly sharedStrings: string | undefined
  /** Dates count from 1904 rather than 1900, as in workbooks from old Macs. */
  readonly from1904: boolean
}

const workbookPart = 'xl/workbook.xml'
const relationsPart = 'xl/_rels/workbook.xml.rels'

/** What a file may share between cells. A national file shares about 300,000 texts in 15 MB, mostly case references. */
const sharedBytesLimit = 128 * 1024 * 1024
const sharedStringsLimit = 2_000_000

/** The list of sheets and of parts; a real one has a few thousand bytes. */
const contentsBytesLimit = 4 * 1024 * 1024

const nothing = () => {}

/**
 * Reads a workbook's list of sheets.
 *
 * @throws WorkbookError when the file is a zip but not an Excel workbook, or lists sheets without end
 */
export const readContents = async (archive: Archive): Promise<Contents> => {
  for (const part of [workbookPart, relationsPart]) {
    if (archive.sizeOf(part) <= contentsBytesLimit) continue
    throw new WorkbookError(`${part} would unpack to more than 4 MB: no workbook has so many sheets.`)
  }
  const relations = await readRelations(archive)
  const sheets: { title: string; part: string }[] = []
  let from1904 = false
  await readXml(workbookPart, archive.read(workbookPart), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([attribute]) => attribute.endsWith(':id'))?.[1]
      const part = relations.byId.get(id ?? '')
      if (part !== undefined) sheets.push({ title: attributes.name ?? '', part })
    },
    close: nothing,
    text: nothing,
  })
  return { sheets, sharedStrings: relations.sharedStrings, from1904 }
}

const readRelations = async (archive: Archive) => {
  const byId = new Map<string, string>()
  let sharedStrings: string | undefined
  await readXml(relationsPart, archive.read(relationsPart), {
    open: (name, { Id = '', Target = '', Type = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const part = posix.resolve('/xl', Target).slice(1)
      byId.set(Id, part)
      if (Type.endsWith('/sharedStrings')) sharedStrings = part
    },
    close: nothing,
    text: nothing,
  })
  return { byId, sharedStrings }
}

/**
 * The texts that cells refer to by number.
 *
 * @throws WorkbookError when there are more than two million, or more than 128 MB of them
 */
export const readSharedStrings = async (archive: Archive, part: string | undefined): Promise<readonly string[]> => {
  if (part === undefined) return []
  if (archive.sizeOf(part) > sharedBytesLimit) {
    throw new WorkbookError(`${part} would unpack to more than 128 MB of text: this is not an extract.`)
  }
  const strings: string[] = []
  const item = new TextOfItem()
  await readXml(part, archive.read(part), {
    open: name => {
      if (name === 'si') item.start()
      else item.open(name)
    },
    close: name => {
      if (name !== 'si') return item.close(name)
      strings.push(item.text)
      if (strings.length > sharedStringsLimit) {
        throw new WorkbookError(`${part} holds more than two million texts: this is not an extract.`)
      }
    },
    text: text => item.add(text),
  })
  return strings
}

/** Puts together the runs of a rich text, without the reading aids (`rPh`) that stand beside Japanese words. */
export class TextOfItem {
  text = ''
  #inText = false
  #inReadingAid = false

  start(): void {
    this.text = ''
    this.#inText = false
    this.#inReadingAid = false
  }

  open(name: string): void {
    if (name === 't') this.#inText = true
    else if (name === 'rPh') this.#inReadingAid = true
  }

  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inReadingAid = false
  }

  add(text: string): void {
    if (this.#inText && !this.#inReadingAid) this.text += text
  }
}

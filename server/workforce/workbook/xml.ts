import { SaxesParser } from 'saxes'
import { WorkbookError } from './rows.ts'

/** What a part's reader wants to hear. Names come without their namespace prefix. */
export type XmlHandler = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** No cell of an extract is near this; without it one endless value would fill the memory. */
const longestValue = 1024 * 1024

/** A worksheet nests six deep. Elements that are opened and never closed are kept in memory until they are. */
const deepest = 64

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * Reads one XML part as it is inflated, and waits for `afterChunk` (told how many bytes came) before it reads on.
 *
 * @throws WorkbookError when the part is not well-formed UTF-8 XML, declares a document type (the way to entity bombs and
 * outside files), holds a value longer than a megabyte, or nests more than 64 deep
 */
export const readXml = async (
  part: string,
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
  afterChunk: (bytes: number) => void | Promise<void> = () => {},
): Promise<void> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sinceTag = 0
  const parser = parserFor(part, handler, () => {
    sinceTag = 0
  })
  const write = (text: string) => {
    sinceTag += text.length
    parser.write(text)
    if (sinceTag > longestValue) throw new WorkbookError(`${part} holds a value of more than a megabyte.`)
  }
  for await (const chunk of chunks) {
    write(decode(part, decoder, chunk))
    await afterChunk(chunk.length)
  }
  write(decode(part, decoder))
  parser.close()
}

const decode = (part: string, decoder: TextDecoder, chunk?: Buffer): string => {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw new WorkbookError(`${part} is not UTF-8 text. Save the workbook again as .xlsx.`)
  }
}

const parserFor = (part: string, handler: XmlHandler, onTag: () => void) => {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  parser.on('opentag', tag => {
    onTag()
    depth += 1
    if (depth > deepest) throw new WorkbookError(`${part} nests more than ${deepest} elements: this is not an extract.`)
    handler.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', tag => {
    onTag()
    depth -= 1
    handler.close(localName(tag.name))
  })
  parser.on('text', handler.text)
  parser.on('cdata', handler.text)
  parser.on('doctype', () => {
    throw new WorkbookError(`${part} declares a document type, which no workbook needs and an attack would.`)
  })
  parser.on('error', error => {
    throw new WorkbookError(`${part} is not well-formed: ${error.message}. Get the extract again.`)
  })
  return parser
}

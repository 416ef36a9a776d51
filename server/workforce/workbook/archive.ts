import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { openPromise } from 'yauzl'
import { WorkbookError } from './rows.ts'

const megabyte = 1024 * 1024

/** Ways of packing a part, as the zip format numbers them. */
const stored = 0
const deflated = 8

/**
 * What an honest workbook never comes near. A national file inflates to about 250 MB, a dozen times its size; the sample
 * to nine times; a bomb to a thousand.
 */
const limits = {
  entries: 1000,
  partBytes: 600 * megabyte,
  totalBytes: 1024 * megabyte,
  ratio: 200,
  /** Small parts may be as repetitive as they like. */
  ratioFrom: 4 * megabyte,
} as const

/** The parts of a workbook, each readable on its own. */
export type Archive = {
  readonly has: (part: string) => boolean
  /** Uncompressed size as declared; reading fails if the part does not keep to it. */
  readonly sizeOf: (part: string) => number
  /** @throws WorkbookError when the part is missing or damaged */
  readonly read: (part: string) => AsyncGenerator<Buffer, void, undefined>
  readonly close: () => void
}

/**
 * Opens a workbook's zip file and looks at every entry before any is inflated.
 *
 * @throws WorkbookError when it is not a zip, is encrypted or cut off, or declares more than `limits`
 */
export const openArchive = async (path: string): Promise<Archive> => {
  await checkSignature(path)
  const zip = await openZip(path)
  try {
    const entries = await checkedEntries(zip)
    return {
      has: part => entries.has(part),
      sizeOf: part => entries.get(part)?.uncompressedSize ?? 0,
      read: part => inflate(zip, part, entries.get(part)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

const checkSignature = async (path: string): Promise<void> => {
  const file = await open(path)
  const start = Buffer.alloc(8)
  try {
    await file.read(start, 0, 8, 0)
  } finally {
    await file.close()
  }
  if (start.toString('latin1', 0, 2) === 'PK') return
  if (start.toString('hex') === 'd0cf11e0a1b11ae1') {
    throw new WorkbookError(
      'The file has a password or is in the old .xls format. Save it as .xlsx without a password.',
    )
  }
  throw new WorkbookError('The file is not an Excel workbook. Send the nightly extract as .xlsx.')
}

const openZip = async (path: string): Promise<ZipFile> => {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (error) {
    throw damaged(error)
  }
}

const damaged = (error: unknown): WorkbookError => {
  if (error instanceof WorkbookError) return error
  const cause = error instanceof Error ? error.message : String(error)
  return new WorkbookError(`The file is damaged or cut off (${cause}). Get the extract again.`)
}

const checkedEntries = async (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > limits.entries) {
    throw new WorkbookError(`The file holds ${zip.entryCount} parts; a workbook holds at most ${limits.entries}.`)
  }
  const entries = new Map<string, Entry>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(entry)
      if (entries.has(entry.fileName)) throw new WorkbookError(`The file holds two parts named ${entry.fileName}.`)
      entries.set(entry.fileName, entry)
      total += entry.uncompressedSize
    }
  } catch (error) {
    throw damaged(error)
  }
  if (total > limits.totalBytes) {
    throw new WorkbookError(
      `The file would unpack to ${inMegabytes(total)}; the limit is ${inMegabytes(limits.totalBytes)}.`,
    )
  }
  return entries
}

const checkEntry = (entry: Entry): void => {
  const { fileName, uncompressedSize, compressedSize } = entry
  if (entry.isEncrypted()) throw new WorkbookError('The file has a password. Save it without one.')
  if (uncompressedSize > limits.partBytes) {
    const size = inMegabytes(uncompressedSize)
    throw new WorkbookError(`${fileName} would unpack to ${size}; the limit is ${inMegabytes(limits.partBytes)}.`)
  }
  if (uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio) {
    throw new WorkbookError(
      `${fileName} would unpack to more than ${limits.ratio} times its size: this is not an extract.`,
    )
  }
}

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / megabyte).toLocaleString('en-GB')} MB`

/** Counts as it goes: what a part declares was checked, and it may not unpack to more. */
async function* inflate(zip: ZipFile, part: string, entry: Entry | undefined): AsyncGenerator<Buffer, void, undefined> {
  if (!entry) throw new WorkbookError(`The file is not an Excel workbook: it has no part ${part}.`)
  let checksum = 0
  let size = 0
  try {
    for await (const chunk of await unpacked(zip, entry)) {
      checksum = crc32(chunk, checksum)
      size += chunk.length
      if (size > entry.uncompressedSize) throw new WorkbookError(`${part} unpacks to more than it declares.`)
      yield chunk
    }
  } catch (error) {
    throw damaged(error)
  }
  if (checksum !== entry.crc32) throw new WorkbookError(`${part} does not match its checksum. Get the extract again.`)
}

const unpacked = async (zip: ZipFile, entry: Entry): Promise<Readable> => {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false })
  if (entry.compressionMethod === stored) return packed
  if (entry.compressionMethod !== deflated) {
    throw new WorkbookError(`${entry.fileName} is packed in a way that Excel does not use. Save the workbook again.`)
  }
  // yauzl's own inflater gives 16 kB at a time: it took more than twice as long. An error of either reaches the reader.
  return pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), () => {})
}

import { inflateSync } from 'fflate'
import { crc32 } from './crc32.ts'

/** A zip that is not a bundle, or that tries to be more than one. The message says what is wrong and where. */
export class UnreadableZip extends Error {
  override readonly name = 'UnreadableZip'
}

/** What a bundle may be at most. A real one of a large inspection is a few megabytes. */
export const limits = { files: 32, bytes: 256 * 1024 * 1024 } as const

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const longestComment = 0xffff

type Entry = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly localAt: number
}

const refuse = (words: string): never => {
  throw new UnreadableZip(words)
}

/**
 * The files of a zip, by name, in the order of its directory. Reads the directory at the end, so that what it says is
 * all there is; each file is checked against its length and its CRC-32.
 *
 * @throws UnreadableZip for what is not a zip, is cut short, is encrypted or split, holds a name twice, a path that
 *   leaves its folder, or more than the limits
 * @source PKWARE APPNOTE 6.3, without zip64 and encryption
 */
export const readZip = (bytes: Uint8Array): Map<string, Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view)
  const files = new Map<string, Uint8Array>()
  for (const entry of entries) {
    if (files.has(entry.name)) refuse(`${entry.name} is in the zip twice: a bundle holds each file once`)
    files.set(entry.name, readEntry(view, entry))
  }
  return files
}

const readDirectory = (view: DataView): readonly Entry[] => {
  const end = findEnd(view)
  const [disk, directoryDisk] = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)]
  const count = view.getUint16(end + 10, true)
  if (disk !== 0 || directoryDisk !== 0 || view.getUint16(end + 8, true) !== count) refuse('the zip is split in parts')
  if (count > limits.files) refuse(`the zip holds ${count} files: a bundle holds at most ${limits.files}`)
  let at = view.getUint32(end + 16, true)
  if (at + view.getUint32(end + 12, true) !== end) refuse('the directory of the zip is not where its end says')
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    const { entry, next } = readDirectoryEntry(view, at, end)
    // Zip programs add an entry for each folder of what they pack.
    if (!isFolder(entry)) entries.push(entry)
    at = next
  }
  if (at !== end) refuse('the directory of the zip holds more than it counts')
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (bytes > limits.bytes) refuse(`the zip unpacks to ${bytes} bytes: a bundle has at most ${limits.bytes}`)
  return entries
}

const findEnd = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - endLength - longestComment)
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return refuse('this is not a zip, or its end is missing')
}

const readDirectoryEntry = (view: DataView, at: number, end: number): { entry: Entry; next: number } => {
  if (at + 46 > end || view.getUint32(at, true) !== entrySignature) refuse('the directory of the zip is damaged')
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) refuse('the directory of the zip is damaged')
  const name = readName(view, at + 46, nameLength)
  if ((view.getUint16(at + 8, true) & 1) !== 0) refuse(`${name} is encrypted`)
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    localAt: view.getUint32(at + 42, true),
  }
  return { entry, next }
}

const isFolder = ({ name, size }: Entry): boolean => {
  if (!name.endsWith('/')) return false
  if (size > 0) refuse(`${JSON.stringify(name)} is no name of a file`)
  return true
}

const readName = (view: DataView, at: number, length: number): string => {
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length))
  const leaves = name.startsWith('/') || name.split(/[/\\]/).includes('..') || /^[A-Za-z]:/.test(name)
  if (leaves) refuse(`${JSON.stringify(name)} is a path that leaves its folder`)
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]*[A-Za-z0-9]\/?$/.test(name)) refuse(`${JSON.stringify(name)} is no name of a file`)
  return name
}

const readEntry = (view: DataView, entry: Entry): Uint8Array => {
  const { name, localAt, packed, size, method, crc } = entry
  if (localAt + 30 > view.byteLength || view.getUint32(localAt, true) !== localSignature) {
    refuse(`${name}: its part of the zip is missing`)
  }
  const nameLength = view.getUint16(localAt + 26, true)
  const from = localAt + 30 + nameLength + view.getUint16(localAt + 28, true)
  if (from + packed > view.byteLength) refuse(`${name} is cut short`)
  if (readName(view, localAt + 30, nameLength) !== name) refuse(`${name} has another name in its own header`)
  const content = unpack(new Uint8Array(view.buffer, view.byteOffset + from, packed), method, size, name)
  if (content.length !== size) refuse(`${name} unpacks to ${content.length} bytes, not ${size}`)
  if (crc32(content) !== crc) refuse(`${name} is damaged: its CRC-32 is another`)
  return content
}

const unpack = (packed: Uint8Array, method: number, size: number, name: string): Uint8Array => {
  if (method === 0) return packed.slice()
  if (method !== 8) return refuse(`${name} is packed by method ${method}: only 0 and 8 are read`)
  try {
    // One byte more than declared: a file that unpacks to more is seen, and never fills the memory.
    return inflateSync(packed, { out: new Uint8Array(size + 1) })
  } catch (error) {
    return refuse(`${name} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`)
  }
}

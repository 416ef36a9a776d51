import type { Policy, TreeHead } from '@candour/ledger'
import {
  canonicalJson,
  formatNote,
  formatTlogProof,
  fromUtf8,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
} from '@candour/ledger'
import { type ChangeRange, readChangeRange } from './change-range.ts'
import { type Publishing, readPublishing } from './disclosed.ts'
import { type InspectionDocument, readDocument, readPublishingFile } from './document.ts'
import { type Act, type Files, fileNames, proofName, publishingName } from './files.ts'
import { readPolicy } from './policy.ts'
import { refuse } from './reading.ts'

/** A checkpoint's tree, its note byte for byte, and the log it is of. */
export type Head = TreeHead & { readonly note: string; readonly origin: string }

/** A proof that an entry is in the tree of a checkpoint. */
export type Proof = { readonly index: number; readonly path: readonly Uint8Array[] }

/** A bundle whose files are all there and each in its one form. Nothing in it is proven yet. */
export type Bundle = {
  readonly files: Files
  readonly document: InspectionDocument
  readonly changeRange: ChangeRange
  readonly policy: Policy
  readonly announced: Head
  readonly published: Head
  readonly proofs: Readonly<Record<Act, Proof>>
  readonly publishing: { readonly entry: string; readonly payload: Publishing; readonly salt: string }
}

/** Names that are missing from a bundle, and names that have no place in one. */
export const misfits = (files: Files): readonly string[] => [
  ...fileNames.filter(name => !files.has(name)).map(name => `${name} is missing`),
  ...[...files.keys()]
    .filter(name => !fileNames.some(known => known === name))
    .map(name => `${name} has no place in a bundle`),
]

/**
 * The bundle in its files. A file that could be written in another way, with the same meaning, is refused: each byte
 * then counts.
 *
 * @throws Unreadable or LedgerError naming the file and the place
 */
export const readBundle = (files: Files): Bundle => {
  const announced = readHead(files, 'checkpoint.announced')
  const published = readHead(files, 'checkpoint.published')
  return {
    files,
    document: readDocument(jsonIn(files, 'inspection.json'), 'inspection.json'),
    changeRange: readChangeRange(jsonIn(files, 'change-range.json'), 'change-range.json'),
    policy: readPolicy(bytesOf(files, 'policy')),
    announced,
    published,
    proofs: {
      open: readProof(files, 'open', announced),
      freeze: readProof(files, 'freeze', announced),
      draw: readProof(files, 'draw', published),
      publish: readProof(files, 'publish', published),
    },
    publishing: readPublishingFile(readPublishing)(jsonIn(files, publishingName), publishingName),
  }
}

const bytesOf = (files: Files, name: string): Uint8Array => files.get(name) ?? refuse(name, 'is missing')

const textIn = (files: Files, name: string): string => {
  try {
    return fromUtf8(bytesOf(files, name))
  } catch {
    return refuse(name, 'is not UTF-8')
  }
}

const jsonIn = (files: Files, name: string): unknown => {
  const text = textIn(files, name)
  const value = parseJson(text, name)
  return canonicalJson(value) === text ? value : refuse(name, 'is not in the one form of its value (RFC 8785)')
}

const parseJson = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    return refuse(name, `is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const readHead = (files: Files, name: string): Head => {
  const note = textIn(files, name)
  const signed = parseNote(note)
  if (formatNote(signed) !== note) refuse(name, 'is not in the one form of a note')
  const { origin, size, root, extensions } = parseCheckpoint(signed.text)
  if (extensions.length > 0) refuse(name, 'has lines after its root that nothing checks')
  return { size: exact(size, name), root, note, origin }
}

const readProof = (files: Files, act: Act, head: Head): Proof => {
  const name = proofName(act)
  const text = textIn(files, name)
  const proof = parseTlogProof(text)
  if (proof.extra !== undefined) refuse(name, 'has extra data that nothing checks')
  if (formatTlogProof(proof) !== text) refuse(name, 'is not in the one form of a proof')
  if (proof.checkpoint !== head.note) refuse(name, 'holds another checkpoint than the bundle')
  return { index: exact(proof.index, name), path: proof.proof }
}

const exact = (count: bigint, name: string): number =>
  count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : refuse(name, `${count} is more than a log can hold`)

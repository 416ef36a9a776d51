import { canonicalJson, leafHash, utf8 } from '@candour/ledger'
import { hash64, object, oneOf, orNull, refuse, text } from './reading.ts'

const version = (value: unknown, place: string): 1 => (value === 1 ? 1 : refuse(place, 'is not version 1'))

const seq = (value: unknown, place: string): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0
    ? value
    : refuse(place, 'is not a number from 1')

const happened = (value: unknown, place: string): Happened => {
  const bounded = typeof value === 'object' && value !== null && 'to' in value
  return bounded ? object({ from: text, to: text })(value, place) : object({ from: text })(value, place)
}

/** When it happened: a day, or the first and last of several. */
export type Happened = { readonly from: string; readonly to?: string }

/**
 * An envelope as it was hashed: whose entry, which number in its stream, what it supersedes, the commitment to its
 * payload and the leaf before it. It holds no name and no free text.
 *
 * @source ARCHITECTURE.md, the record and the ledger
 */
export const readEnvelope = object({
  v: version,
  type: text,
  stream: text,
  seq,
  entry: text,
  recorded: text,
  happened,
  supersedes: orNull(text),
  commit: hash64,
  prev: orNull(hash64),
})

export type Envelope = ReturnType<typeof readEnvelope>

/** The leaf hash of an envelope: 32 bytes. */
export const leafOf = (envelope: Envelope): Uint8Array => leafHash(utf8(canonicalJson(envelope)))

/** The kinds of entries in an inspection's own stream. */
export const entryTypes = {
  open: 'inspection.open',
  freeze: 'inspection.freeze',
  draw: 'inspection.draw',
  publish: 'inspection.publish',
} as const

/** A word of an envelope that says what kind of notice the inspected had. */
export const noticeKind = oneOf('announced', 'short notice', 'unannounced')

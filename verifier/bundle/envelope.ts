import { canonicalJson, leafHash, utf8 } from '@candour/ledger'
import { hash64, list, object, oneOf, orNull, refuse, text } from './reading.ts'

const version =
  <V extends 1 | 2>(version: V) =>
  (value: unknown, place: string): V =>
    value === version ? version : refuse(place, `is not version ${version}`)

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

const common = {
  type: text,
  stream: text,
  seq,
  entry: text,
  recorded: text,
  happened,
  supersedes: orNull(text),
  prev: orNull(hash64),
}

/** An envelope that commits to its payload as a whole: the acts of an inspection are disclosed whole. */
export const readWholeEnvelope = object({ v: version(1), ...common, commit: hash64 })
export type WholeEnvelope = ReturnType<typeof readWholeEnvelope>

/** An envelope that commits to each field of its payload, so that one can be shown without the others. */
export const readFieldsEnvelope = object({ v: version(2), ...common, fields: list(hash64) })
export type FieldsEnvelope = ReturnType<typeof readFieldsEnvelope>

export type Envelope = WholeEnvelope | FieldsEnvelope

/**
 * An envelope as it was hashed: whose entry, which number in its stream, what it supersedes, the commitments to its
 * payload and the leaf before it. It holds no name and no free text.
 *
 * @source ARCHITECTURE.md, the record and the ledger
 */
export const readEnvelope = (value: unknown, place: string): Envelope =>
  typeof value === 'object' && value !== null && 'v' in value && value.v === 2
    ? readFieldsEnvelope(value, place)
    : readWholeEnvelope(value, place)

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

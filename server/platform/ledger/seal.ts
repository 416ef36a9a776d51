import { randomBytes } from 'node:crypto'
import { canonicalJson, commitFields, type EntryFields, hmacSha256, leafHash } from '@candour/ledger'
import type { Day } from '../database/tables.ts'

/** When something happened in the world: a day, or a range of days. */
export type Happened = { readonly from: Day; readonly to?: Day | undefined }

/** The head of one chain: a case, an inspection or an import. The id is its pseudonym. */
export type Stream = { readonly id: string; readonly seq: number; readonly lastLeaf: Uint8Array | null }

export type EntryToSeal = {
  readonly stream: Stream
  readonly entry: string
  /** What kind of act, without any detail: it is public in the envelope. */
  readonly type: string
  readonly recordedAt: Date
  readonly happened: Happened
  readonly supersedes?: string | undefined
  readonly payload: unknown
  /** Each field of the payload is committed to alone, so that one can be shown without the others. */
  readonly byField?: true
}

export type Sealed = {
  readonly entry: string
  readonly stream: string
  readonly type: string
  readonly seq: number
  readonly salt: Buffer
  /** RFC 8785 JSON: the exact bytes the commitment covers. */
  readonly payload: Buffer
  readonly envelope: Buffer
  readonly leafHash: Buffer
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** RFC 6962 leaf hash of an envelope. */
export const leafHashOf = (envelope: Uint8Array): Buffer => Buffer.from(leafHash(envelope))

/**
 * The salted commitment to a payload: with the salt destroyed it says nothing about the payload. Node's createHmac makes a key
 * object for each salt and takes three times as long.
 */
export const commitmentOf = (salt: Uint8Array, payload: Uint8Array): Buffer => Buffer.from(hmacSha256(salt, payload))

/** The fields of a payload that can be shown one by one: its members, and those of its body as `body.name`. */
export const fieldsOfPayload = (payload: unknown): EntryFields =>
  Object.fromEntries(
    Object.entries(payload ?? {}).flatMap(([name, value]) =>
      name === 'body' && typeof value === 'object' && value !== null
        ? Object.entries(value).map(([field, answer]) => [`body.${field}`, answer])
        : [[name, value]],
    ),
  )

/** What the envelope says of the payload: version 1 commits to the whole, version 2 to each field. */
const commitmentsOf = ({ byField, payload }: EntryToSeal, salt: Buffer, bytes: Buffer) =>
  byField
    ? { v: 2, fields: commitFields(salt, fieldsOfPayload(payload)) }
    : { v: 1, commit: base64url(commitmentOf(salt, bytes)) }

/**
 * Turns an entry into the bytes that are hashed into the log. Writes nothing.
 *
 * @returns the canonical payload with its salt, which the room stores, and the envelope with its leaf hash
 * @source reference, ledger 3.4
 */
export const sealEntry = (entry: EntryToSeal): Sealed => {
  const salt = randomBytes(32)
  const payload = Buffer.from(canonicalJson(entry.payload))
  const seq = entry.stream.seq + 1
  const envelope = Buffer.from(
    canonicalJson({
      ...commitmentsOf(entry, salt, payload),
      type: entry.type,
      stream: entry.stream.id,
      seq,
      entry: entry.entry,
      recorded: entry.recordedAt.toISOString(),
      happened: entry.happened.to
        ? { from: entry.happened.from, to: entry.happened.to }
        : { from: entry.happened.from },
      supersedes: entry.supersedes ?? null,
      prev: entry.stream.lastLeaf ? base64url(entry.stream.lastLeaf) : null,
    }),
  )
  return {
    ...{ entry: entry.entry, stream: entry.stream.id, type: entry.type, seq, salt, payload, envelope },
    leafHash: leafHashOf(envelope),
  }
}

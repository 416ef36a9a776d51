import { randomBytes } from 'node:crypto'
import { canonicalJson, hmacSha256, leafHash } from '@candour/ledger'
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
      v: 1,
      type: entry.type,
      stream: entry.stream.id,
      seq,
      entry: entry.entry,
      recorded: entry.recordedAt.toISOString(),
      happened: entry.happened.to
        ? { from: entry.happened.from, to: entry.happened.to }
        : { from: entry.happened.from },
      supersedes: entry.supersedes ?? null,
      commit: base64url(commitmentOf(salt, payload)),
      prev: entry.stream.lastLeaf ? base64url(entry.stream.lastLeaf) : null,
    }),
  )
  return {
    ...{ entry: entry.entry, stream: entry.stream.id, type: entry.type, seq, salt, payload, envelope },
    leafHash: leafHashOf(envelope),
  }
}

import {
  type Checkpoint,
  canonicalJson,
  formatTlogProof,
  fromBase64,
  fromUtf8,
  LedgerError,
  type Policy,
  parseCheckpoint,
  parseNote,
  parsePolicy,
  parseTlogProof,
  utf8,
} from '@candour/ledger'
import { type FieldsEnvelope, readFieldsEnvelope } from '../bundle/envelope.ts'
import { list, object, refuse, text } from '../bundle/reading.ts'

/** Some fields of one entry, with what proves that they stand in it and that it stands in the log. */
export type Part = {
  readonly envelope: FieldsEnvelope
  readonly envelopeBytes: Uint8Array
  /** Each the base64url of the JSON of [salt, name, value]. */
  readonly disclosures: readonly string[]
  readonly index: bigint
  readonly path: readonly Uint8Array[]
  /** A signed note, and what it states: nothing is trusted yet. */
  readonly note: string
  readonly checkpoint: Checkpoint
  readonly policy: Policy
  readonly policyBytes: Uint8Array
}

const readFile = object({ envelope: text, disclosures: list(text), proof: text, policy: text })

const bytesIn = (base64: string): Uint8Array => {
  try {
    return fromBase64(base64)
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    return refuse('part.envelope', error.message)
  }
}

const parseJson = (json: string, place: string): unknown => {
  try {
    return JSON.parse(json)
  } catch (error) {
    return refuse(place, `is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const envelopeIn = (bytes: Uint8Array): FieldsEnvelope => {
  const value = parseJson(fromUtf8(bytes), 'part.envelope')
  const envelope = readFieldsEnvelope(value, 'part.envelope')
  if (canonicalJson(value) !== fromUtf8(bytes))
    refuse('part.envelope', 'is not in the one form of its value (RFC 8785)')
  return envelope
}

/**
 * Reads a disclosed part of an entry.
 *
 * @throws Unreadable or LedgerError naming the member that is not in the form it must have
 */
export const readPart = (bytes: Uint8Array): Part => {
  const { envelope, disclosures, proof, policy } = readFile(parseJson(fromUtf8(bytes), 'part'), 'part')
  const envelopeBytes = bytesIn(envelope)
  const read = parseTlogProof(proof)
  if (read.extra !== undefined) refuse('part.proof', 'has extra data that nothing checks')
  if (formatTlogProof(read) !== proof) refuse('part.proof', 'is not in the one form of a proof')
  return {
    envelope: envelopeIn(envelopeBytes),
    envelopeBytes,
    disclosures,
    index: read.index,
    path: read.proof,
    note: read.checkpoint,
    checkpoint: parseCheckpoint(parseNote(read.checkpoint).text),
    policy: parsePolicy(policy),
    policyBytes: utf8(policy),
  }
}

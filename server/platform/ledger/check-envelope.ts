import { canonicalJson, fromUtf8 } from '@candour/ledger'
import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A SHA-256 or HMAC in base64url. */
const Digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const common = {
  type: z.string().min(1),
  stream: z.guid(),
  seq: z.int().positive(),
  entry: z.guid(),
  recorded: z.iso.datetime({ precision: 3 }),
  happened: z.strictObject({ from: Day, to: Day.optional() }),
  supersedes: z.guid().nullable(),
  prev: Digest.nullable(),
}
/** Version 1 commits to the payload as a whole, version 2 to each of its fields. */
const Envelope = z.discriminatedUnion('v', [
  z.strictObject({ v: z.literal(1), ...common, commit: Digest }),
  z.strictObject({ v: z.literal(2), ...common, fields: z.array(Digest).min(1) }),
])
export type Envelope = z.output<typeof Envelope>

/**
 * Reads the bytes that were hashed into a leaf.
 *
 * @returns the envelope, or why the bytes are none: not UTF-8, not the one canonical JSON text, or another shape
 * @source reference, ledger 3.4
 */
export const readEnvelope = (bytes: Uint8Array): Envelope | string => {
  let value: unknown
  try {
    const text = fromUtf8(bytes)
    value = JSON.parse(text)
    if (canonicalJson(value) !== text) return 'is not canonical JSON'
  } catch {
    return 'is not JSON'
  }
  const read = Envelope.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return `has a wrong ${issue?.path.join('.') || 'shape'}`
}

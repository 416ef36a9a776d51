import {
  canonicalJson,
  commit,
  fromBase64,
  fromHex,
  fromUtf8,
  leafHash,
  sha256,
  toBase64Url,
  toHex,
  utf8,
} from '@candour/ledger'
import { Fields } from '../../fields.ts'
import type { Found, Play } from './found.ts'
import { acceptance, agrees, found } from './found.ts'

const canonical: Play = fields => {
  const value: unknown = JSON.parse(fields.text('input_json'))
  return [found('expect_utf8', fields.text('expect_utf8'), canonicalJson(value))]
}

/** An SD-JWT disclosure: its digest, and the text inside it. */
const disclosure: Play = fields => {
  const input = fields.text('input_utf8')
  const standard = input.replaceAll('-', '+').replaceAll('_', '/')
  const decoded = fromUtf8(fromBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '=')))
  return [
    found('expect', fields.text('expect'), toBase64Url(sha256(utf8(input)))),
    ...(fields.has('decoded_utf8') ? [found('decoded_utf8', fields.text('decoded_utf8'), decoded)] : []),
  ]
}

/** A text that must be the canonical JSON of itself. */
const canonicalText = (fields: Fields, name: string): Found & { readonly value: unknown } => {
  const text = fields.text(name)
  const value: unknown = JSON.parse(text)
  return { ...found(name, text, canonicalJson(value)), value }
}

/** A salted commitment, and when the case has one the envelope that carries it and its leaf hash. */
const proposal: Play = fields => {
  const payload = canonicalText(fields, 'payload_jcs_utf8')
  const commitment = toHex(commit(fromHex(fields.text('salt_hex')), payload.value))
  const stated = found('commit_hmac_sha256_hex', fields.text('commit_hmac_sha256_hex'), commitment)
  const all = [found(payload.name, payload.expected, payload.got), stated]
  if (fields.has('envelope_jcs_utf8')) {
    const envelope = canonicalText(fields, 'envelope_jcs_utf8')
    all.push(found(envelope.name, envelope.expected, envelope.got))
    all.push(
      found('commit in the envelope', new Fields(envelope.value, 'envelope_jcs_utf8').text('commit'), commitment),
    )
    all.push(found('leaf_hash_hex', fields.text('leaf_hash_hex'), toHex(leafHash(utf8(canonicalJson(envelope.value))))))
  }
  if (!fields.has('expect')) return all
  // A plain verdict is on everything that the case states; otherwise each statement must hold.
  return / against /.test(fields.text('expect'))
    ? [...all, against(fields, commitment)]
    : [acceptance(fields, all.every(agrees))]
}

/** The expectation that the commitment is, or is not, another one: "accept against HEX" or "reject against HEX". */
const against = (fields: Fields, commitment: string): Found => {
  const expected = fields.text('expect')
  const match = /^(?:accept|reject) against ([0-9a-f]{64})$/.exec(expected)
  if (!match) throw fields.wrong('expect', expected, '"accept against" or "reject against" a commitment')
  const [, other = ''] = match
  return found('expect', expected, `${other === commitment ? 'accept' : 'reject'} against ${other}`)
}

/** The operations on canonical JSON and commitments. */
export const commitmentPlays: Readonly<Record<string, Play>> = {
  canonicalize: canonical,
  'sha256-base64url-of-ascii': disclosure,
  proposal,
}

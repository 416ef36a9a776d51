import {
  formatVerifierKey,
  fromBase64,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseCosignature,
  parseSignerKey,
  parseVerifierKey,
  sameBytes,
  toBase64,
  toHex,
} from '@candour/ledger'
import type { Play } from './found.ts'
import { acceptance, attempt, bytes, checkableKey, count, found } from './found.ts'

const note: Play = fields => {
  const opened = openNote(fields.text('note_utf8'), fields.texts('vkeys').map(checkableKey))
  const names = opened.ok ? opened.verified.map(({ key }) => key.name) : []
  return [
    acceptance(fields, opened.ok),
    ...(fields.has('expect_verified') ? [found('expect_verified', fields.texts('expect_verified'), names)] : []),
  ]
}

/** Accepted only if the checkpoint states the size and root of the case. */
const checkpoint: Play = fields => {
  const keys = fields.texts('vkeys').map(checkableKey)
  const opened = openCheckpoint(fields.text('note_utf8'), keys, fields.text('origin'))
  const size = BigInt(count(fields, 'tree_size'))
  const root = bytes(fields, 'root_b64')
  const states = opened.ok && opened.checkpoint.size === size && sameBytes(opened.checkpoint.root, root)
  return [acceptance(fields, states)]
}

const checkpointBody: Play = fields => {
  const body = fields.text('body_utf8')
  const parsed = attempt(() => parseCheckpoint(body))
  const parts = {
    expect_origin: parsed?.origin,
    expect_size: parsed?.size.toString(),
    expect_root_b64: parsed && toBase64(parsed.root),
  }
  const stated = Object.entries(parts).filter(([name]) => fields.has(name))
  return [
    acceptance(fields, parsed !== undefined),
    ...stated.map(([name, got]) => found(name, String(fields.any(name)), got)),
  ]
}

const key: Play = fields => {
  const text = fields.text('vkey')
  return [acceptance(fields, attempt(() => parseVerifierKey(text)) !== undefined)]
}

const signerKey: Play = fields => {
  const { seed, verifier } = parseSignerKey(fields.text('signer_key'))
  const parts = { seed_hex: toHex(seed), public_hex: toHex(verifier.publicKey) }
  const stated = Object.entries(parts).filter(([name]) => fields.has(name))
  return [
    ...stated.map(([name, got]) => found(name, fields.text(name), got)),
    found('expect_vkey', fields.text('expect_vkey'), formatVerifierKey(verifier)),
  ]
}

const keyIdBytes = 4
const timeNames = ['time', 'timestamp', 'seconds', 'unix', 'unix_seconds', 'posix'].map(name => `expect_${name}`)

/** The signature is given as in a note, with the key id in front. The case may expect the time itself. */
const cosignatureTime: Play = fields => {
  const text = fields.text('signature_b64')
  const seconds = attempt(() => parseCosignature(fromBase64(text).slice(keyIdBytes)))?.seconds.toString()
  const time = fields.nameOf(...timeNames)
  const stated = time === undefined ? [] : [found(time, String(count(fields, time)), seconds)]
  const isTime = !Number.isNaN(Number(fields.any('expect')))
  if (isTime) return [found('expect', String(count(fields, 'expect')), seconds), ...stated]
  return fields.has('expect') || !time ? [acceptance(fields, seconds !== undefined), ...stated] : stated
}

/** The operations on notes, keys and checkpoints. */
export const notePlays: Readonly<Record<string, Play>> = {
  'open-note': note,
  'open-checkpoint': checkpoint,
  'parse-checkpoint-body': checkpointBody,
  'parse-vkey': key,
  'signer-to-vkey': signerKey,
  'cosignature-timestamp': cosignatureTime,
}

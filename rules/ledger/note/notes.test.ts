import assert from 'node:assert/strict'
import test from 'node:test'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { LedgerError } from '../ledger-error.ts'
import { leafHash } from '../tree/hashes.ts'
import { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import { formatVerifierKey, parseVerifierKey, signatureTypes, verifierKey } from './key.ts'
import { openNote, signNote } from './open.ts'
import type { Signer } from './signed-note.ts'
import { formatNote, formatSignatureLine, parseNote } from './signed-note.ts'

const signer = (name: string, type: 0x01 | 0x04): Signer => {
  const seed = new Uint8Array(32).fill(name.length)
  return {
    key: verifierKey(name, type, ed25519.getPublicKey(seed)),
    sign: message => ed25519.sign(message, seed),
  }
}
const log = signer('candour.example/log', signatureTypes.ed25519)
const inspectorate = signer('inspectorate.example', signatureTypes.cosignature)
const text = formatCheckpoint({ origin: log.key.name, size: 15, root: leafHash(Uint8Array.of(1)) })
const signed = signNote(text, [log])
const cosigned = `${signed}${formatSignatureLine(cosign(text, 1_795_000_000, inspectorate))}`

test('a checkpoint that log and witness signed opens, and says when the witness saw it', () => {
  const opened = openCheckpoint(cosigned, [log.key, inspectorate.key], log.key.name)
  assert.ok(opened.ok)
  assert.equal(opened.checkpoint.size, 15n)
  assert.deepEqual(opened.verified, [{ key: log.key }, { key: inspectorate.key, seconds: 1_795_000_000n }])
})

test('a note is read back as it was written, byte for byte', () => {
  assert.equal(formatNote(parseNote(cosigned)), cosigned)
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 1, maxLength: 5 }), lines => {
      const body = `${lines.join('\n')}\n`
      assert.deepEqual(parseNote(signNote(body, [log])).text, body)
      assert.equal(openNote(signNote(body, [log]), [log.key]).ok, true)
    }),
    { numRuns: 20 },
  )
})

test('one changed character anywhere in a note is found', () => {
  const known = [log.key, inspectorate.key]
  for (let at = 0; at < cosigned.length; at++) {
    const other = cosigned[at] === 'A' ? 'B' : 'A'
    const opened = openNote(cosigned.slice(0, at) + other + cosigned.slice(at + 1), known)
    const lost = !opened.ok || opened.verified.length < known.length
    assert.ok(lost, `character ${at}`)
  }
})

test('a checkpoint of another log is refused by its origin, even when its signature holds', () => {
  const opened = openCheckpoint(signed, [log.key], 'candour.example/another')
  assert.deepEqual(opened, {
    ok: false,
    why: 'the checkpoint is of candour.example/log, not of candour.example/another',
  })
})

test('a cosignature with its time moved by a second does not hold', () => {
  const line = cosign(text, 1_795_000_000, inspectorate)
  const later = line.signature.with(7, (line.signature[7] ?? 0) + 1)
  const moved = `${signed}${formatSignatureLine({ ...line, signature: later })}`
  assert.deepEqual(openNote(moved, [log.key, inspectorate.key]), {
    ok: false,
    why: 'the signature of inspectorate.example does not hold',
  })
})

test('a key is read back as it was written', () => {
  for (const { key } of [log, inspectorate]) assert.deepEqual(parseVerifierKey(formatVerifierKey(key)), key)
})

test('an origin of two lines cannot be made into a checkpoint that says something else', () => {
  const root = leafHash(Uint8Array.of(1))
  assert.throws(() => formatCheckpoint({ origin: 'a\n1', size: 2, root }), LedgerError)
  assert.throws(() => formatCheckpoint({ origin: '', size: 2, root }), LedgerError)
  assert.throws(() => formatCheckpoint({ origin: 'a', size: 2, root: root.subarray(1) }), LedgerError)
})

for (const size of ['0x10', ' 7', '007', '', '-7', '1e3', '18446744073709551616']) {
  test(`a checkpoint of size ${JSON.stringify(size)} is refused`, () => {
    assert.throws(() => parseCheckpoint(text.replace('\n15\n', `\n${size}\n`)), LedgerError)
  })
}

import assert from 'node:assert/strict'
import test from 'node:test'
import { fromUtf8, type Policy, type Signer, sha256, signatureTypes, utf8, verifierKey } from '@candour/ledger'
import { ed25519 } from '@noble/curves/ed25519.js'
import type { Files } from './bundle/files.ts'
import { publishedInspection } from './testing/published-inspection.ts'
import { type Signatures, WatchedLog } from './testing/watched-log.ts'
import { type Options, verifyBundle } from './verify-bundle.ts'

const origin = 'candour.example/watched'
const signer = (name: string, type: 0x01 | 0x04, words: string): Signer => {
  const seed = sha256(utf8(words))
  return { key: verifierKey(name, type, ed25519.getPublicKey(seed)), sign: message => ed25519.sign(message, seed) }
}
const first = signer(origin, signatureTypes.ed25519, 'first key')
const second = signer(origin, signatureTypes.ed25519, 'second key')
const inspectorate = signer('inspectorate.example', signatureTypes.cosignature, 'inspectorate')
const county = signer('county.example', signatureTypes.cosignature, 'county')

const policyOf = (quorum: string, logs: readonly Signer[], ...witnesses: readonly Signer[]): Policy => ({
  logs: logs.map(({ key }) => ({ key })),
  witnesses: witnesses.map(({ key }) => ({ name: key.name, key })),
  groups: [],
  quorum,
})
const bundleOf = (policy: Policy, signaturesAt: (size: number) => Signatures): Files =>
  publishedInspection({ log: new WatchedLog(origin, policy, signaturesAt) }).files
const failures = (files: Files, options?: Options): readonly string[] =>
  verifyBundle(files, options).flatMap(claim => (claim.holds ? [] : [`${claim.says}: ${claim.compared}`]))

/** 20 cases, the opening and the freeze are under the announcement. */
const ANNOUNCED = 22
const watched = policyOf('inspectorate.example', [first], inspectorate, county)

test('a bundle whose checkpoints have the quorum proves itself, and says who saw them and when', () => {
  const files = bundleOf(watched, () => ({ log: [first], witnesses: [inspectorate] }))
  assert.deepEqual(failures(files), [])
  const said = verifyBundle(files).find(({ says }) => says.startsWith('checkpoint.announced is signed'))
  assert.match(said?.compared ?? '', /cosigned by inspectorate\.example on 2026-09-21T14:13:20\.000Z/)
})

test('a checkpoint without the witness that the quorum asks for fails, whoever else cosigned it', () => {
  const files = bundleOf(watched, size => ({ log: [first], witnesses: [size > ANNOUNCED ? county : inspectorate] }))
  assert.deepEqual(failures(files), [
    "checkpoint.published is signed as the bundle's policy asks: the quorum inspectorate.example is not met: county.example cosigned (the checkpoint is of candour.example/watched)",
  ])
})

test('a cosignature that was cut out of a bundle is missed', () => {
  const files = bundleOf(watched, () => ({ log: [first], witnesses: [inspectorate] }))
  const note = fromUtf8(files.get('checkpoint.published') ?? assert.fail('no checkpoint'))
  const [line = ''] = note.match(/^— inspectorate.*\n/m) ?? []
  const cut: Files = new Map([...files].map(([name, bytes]) => [name, utf8(fromUtf8(bytes).replace(line, ''))]))
  assert.ok(failures(cut).some(one => one.includes('the quorum inspectorate.example is not met: nobody cosigned')))
})

test('a reader who asks for a witness that the bundle does not have is told so', () => {
  const files = bundleOf(policyOf('none', [first]), () => ({ log: [first], witnesses: [] }))
  assert.deepEqual(failures(files), [])
  const pinned = new WatchedLog(origin, watched, () => ({ log: [first], witnesses: [] })).policy
  assert.equal(failures(files, { policy: utf8(pinned) }).length, 2)
})

test('a bundle proves itself across a change of keys: announced by the old key, published by the new', () => {
  const both = policyOf('none', [first, second])
  const files = bundleOf(both, size => ({ log: [size > ANNOUNCED ? second : first], witnesses: [] }))
  assert.deepEqual(failures(files), [])
  const overlap = bundleOf(both, size => ({ log: size > ANNOUNCED ? [first, second] : [first], witnesses: [] }))
  assert.deepEqual(failures(overlap), [])
})

test('a new key that the policy does not announce signs for nothing', () => {
  const files = bundleOf(policyOf('none', [first]), size => ({
    log: [size > ANNOUNCED ? second : first],
    witnesses: [],
  }))
  assert.ok(failures(files).some(one => one.startsWith("checkpoint.published is signed as the bundle's policy asks")))
})

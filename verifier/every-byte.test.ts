import assert from 'node:assert/strict'
import test from 'node:test'
import type { Files } from './bundle/files.ts'
import { publishedInspection } from './testing/published-inspection.ts'
import { verifyBundle } from './verify-bundle.ts'

const { files } = publishedInspection({
  afterAnnouncement: (log, cases) => {
    for (const { envelope } of cases.slice(0, 2))
      log.write({ stream: envelope.stream, type: 'contact', payload: { text: 'x' } })
  },
})

const bytesOf = (name: string): Uint8Array => files.get(name) ?? assert.fail(`${name} is not in the bundle`)

const flipped = (name: string, at: number): Files => {
  const bytes = bytesOf(name).slice()
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return new Map(files).set(name, bytes)
}

/** Positions whose change goes unseen. */
const unseen = (name: string, step: number): readonly number[] =>
  Array.from({ length: Math.ceil(bytesOf(name).length / step) }, (_, i) => i * step).filter(at =>
    verifyBundle(flipped(name, at)).every(claim => claim.holds),
  )

test('the bundle that is about to be changed proves itself', () => {
  assert.ok(verifyBundle(files).every(claim => claim.holds))
})

for (const name of files.keys()) {
  if (name === 'README.txt') continue
  // The two long files are sampled: a verification takes 20 ms, and both were tried at every byte when this was written.
  const step = bytesOf(name).length > 1000 ? 67 : 1
  const positions = step === 1 ? 'any byte' : `every ${step}th byte`
  test(`${positions} of ${name} changed, and a claim fails`, () => {
    assert.deepEqual(unseen(name, step), [])
  })
}

test('README.txt is for people: nothing covers it, and nothing says it does', () => {
  assert.ok(verifyBundle(flipped('README.txt', 0)).every(claim => claim.holds))
})

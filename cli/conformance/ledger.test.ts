import assert from 'node:assert/strict'
import test from 'node:test'
import { runLedgerCase } from './ledger.ts'
import ledger from './vectors/ledger.json' with { type: 'json' }

type Vector = Readonly<Record<string, unknown>> & { readonly id: string; readonly op: string }

const header: Readonly<Record<string, unknown>> = ledger.header
const vectors: readonly Vector[] = ledger.vectors
const verdict = (vector: Readonly<Record<string, unknown>>): string => runLedgerCase(vector, header).verdict
const named = (id: string): Vector => {
  const vector = vectors.find(each => each.id === id)
  assert.ok(vector, id)
  return vector
}

/** A million leaves take a second each time: once is enough. */
const quick = vectors.filter(({ id }) => !id.startsWith('big-root/') && !id.startsWith('exhaustive/'))

test('every vector passes', () => {
  const others = vectors.filter(vector => verdict(vector) !== 'passed')
  assert.deepEqual(
    others.map(({ id }) => id),
    [],
  )
})

/** An expectation of the same form that is not the right one. */
const changed = (value: unknown): unknown => {
  const opposite = new Map<unknown, unknown>([
    ['accept', 'reject'],
    ['reject', 'accept'],
    ['satisfied', 'unsatisfied'],
    ['unsatisfied', 'satisfied'],
  ])
  if (opposite.has(value)) return opposite.get(value)
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string')
    return value.startsWith('reject against ') ? value.replace('reject', 'accept') : `${value}0`
  if (Array.isArray(value)) return [...value, value[0] ?? '']
  return {}
}

test('an expectation that is wrong is reported as failed, whichever it is', () => {
  for (const vector of quick) {
    for (const name of Object.keys(vector).filter(each => each.startsWith('expect'))) {
      assert.equal(verdict({ ...vector, [name]: changed(vector[name]) }), 'failed', `${vector.id} ${name}`)
    }
  }
})

test('an expectation that no rule compares makes a case not supported, not passed', () => {
  for (const vector of quick) assert.equal(verdict({ ...vector, expect_colour: 'red' }), 'not supported', vector.id)
})

test('an operation that no rule has is not supported', () => {
  assert.equal(verdict({ id: 'x', op: 'verify-blockchain', expect: 'accept' }), 'not supported')
})

const draft = [
  [
    '"[<s>, <e>) <hash-hex>\\n"',
    'e = 0..130, s = 0..e, valid only',
    'b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81',
  ],
  [
    '"<index> [<s>, <e>)" then " <hash-hex>"*, "\\n"',
    'e = 0..130, s = 0..e, index = s..e-1, valid only',
    'ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f',
  ],
  [
    '"[<s1>, <e1>) [<s2>, <e2>)\\n"',
    'e = 0..130, s = 0..e',
    '7fd9c8b926e9d2b5cf831560e8ce295a5ef97ad5c5ede4ea0dea28a8c8fc8bb0',
  ],
] as const

test('the digests that the draft on Merkle tree certificates publishes are reproduced from their description', () => {
  for (const [line, order, expect_hex] of draft) {
    const rows = runLedgerCase({ op: 'rolling-sha256', line, order, count: -1, expect_hex }, header)
    assert.equal(rows.verdict, 'failed')
    assert.match(rows.expected, /^count -1$/, line)
  }
})

test('an unknown log that a recorded case answers with 403 passes only when its annotation names 404, as it is today', () => {
  const unknown = { ...named('witness/06-grow-1-to-3'), log_origin: 'example.com/another', expect_status: 403 }
  assert.equal(verdict(unknown), 'failed')
  assert.equal(verdict({ ...unknown, caveat: 'today 404' }), 'passed')
  assert.equal(verdict({ ...unknown, expect_status: 200, caveat: '200 then, 404 today' }), 'failed')
})

test('what a case says about itself and about its peers changes nothing in it', () => {
  const said = { desc: 'x', reason: 'x', upstream: 'x', upstream_file: 'x', go_result: 'accept', spec_note: 'x' }
  assert.equal(verdict({ ...named('vkey/two-parts'), ...said }), 'passed')
})

const cosignature = {
  op: 'cosignature-timestamp',
  signature_b64:
    'ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==',
}

for (const expectation of [
  { expect: 1727964367 },
  { expect: 'accept', expect_time: 1727964367 },
  { expect_unix: '1727964367' },
]) {
  test(`the time of a cosignature is compared when a case says ${JSON.stringify(expectation)}`, () => {
    assert.equal(verdict({ ...cosignature, ...expectation }), 'passed')
    const [name, time] = Object.entries(expectation).at(-1) ?? []
    assert.equal(verdict({ ...cosignature, ...expectation, [`${name}`]: Number(time) + 1 }), 'failed')
  })
}

test('a cosignature that is not even base64 is rejected', () => {
  assert.equal(verdict({ ...cosignature, signature_b64: '5%/$!\n 2', expect: 'reject' }), 'passed')
})

test('a quorum of more witnesses than there are rejects every proof', () => {
  const proof = named('tlog-proof/entry-6-of-15')
  const policy = { ...(proof.policy as object), quorum: 2 }
  assert.equal(verdict({ ...proof, policy, expect: 'reject' }), 'passed')
  assert.equal(verdict({ ...proof, policy }), 'failed')
})

test('a width of 256 and a width of 0 both say that a tile is full', () => {
  const full = { op: 'parse-tile-path', level: '0', index_path: '001', expect: 'accept' }
  assert.equal(verdict({ ...full, expect_partial: 0 }), 'passed')
  assert.equal(verdict({ ...full, expect_partial: 256 }), 'passed')
  assert.equal(verdict({ ...full, expect_partial: 1 }), 'failed')
})

test('a plain verdict on a commitment is a verdict on everything that the case states', () => {
  const entry = named('commitment/proposal-entry')
  assert.equal(verdict({ ...entry, expect: 'accept' }), 'passed')
  assert.equal(verdict({ ...entry, salt_hex: '01'.repeat(32), expect: 'reject' }), 'passed')
  assert.equal(verdict({ ...entry, salt_hex: '01'.repeat(32), expect: 'accept' }), 'failed')
})

test('the hash of a node is that of RFC 6962', () => {
  const node = { op: 'node', left_hex: '4e313233', right_hex: '4e343536' }
  const expect_hex = 'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb'
  assert.equal(verdict({ ...node, expect_hex }), 'passed')
})

const conditions = [
  ['old size above the checkpoint size', 400],
  ['unknown origin', 404],
  ['no signature from a trusted key', 403],
  ['old size differs from the stored size', 409],
  ['old size above the stored size', 409],
  ['stale old size', 409],
  ['equal sizes with different roots', 422],
  ['old size equals the checkpoint size but the roots differ', 422],
  ['proof lines although the old size is 0', 422],
  ['size 0 with a wrong root', 422],
  ['more than 63 proof lines', 400],
  ['bad consistency proof', 422],
] as const

test('each condition under which a witness refuses has its own status', () => {
  for (const [condition, expect_status] of conditions) {
    assert.equal(verdict({ op: 'add-checkpoint-rule', condition, expect_status }), 'passed', condition)
  }
})

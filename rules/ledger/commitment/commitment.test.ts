import assert from 'node:assert/strict'
import test from 'node:test'
import { LedgerError } from '../ledger-error.ts'
import { commit, opens } from './commitment.ts'

const salt = new Uint8Array(32).fill(9)
const visit = { author: 'u-17', text: 'Home visit agreed.', valid_from: '2026-01-10' }

test('a commitment opens with its salt and payload, and with no other', () => {
  const commitment = commit(salt, visit)
  assert.equal(opens(commitment, salt, { valid_from: '2026-01-10', text: 'Home visit agreed.', author: 'u-17' }), true)
  assert.equal(opens(commitment, salt, { ...visit, text: 'Home visit declined.' }), false)
  assert.equal(opens(commitment, salt.with(0, 8), visit), false)
})

test('a short salt is refused: what it hides could be guessed', () => {
  assert.throws(() => commit(salt.subarray(1), visit), new LedgerError('salt: 31 bytes, not 32'))
})

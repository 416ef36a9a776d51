import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { LedgerError } from '../ledger-error.ts'
import { fromBase64, toBase64, toBase64Url } from './base64.ts'
import { fromHex, toHex } from './hex.ts'
import { fromUtf8, utf8 } from './utf8.ts'

test('base64 and hex are those of the platform, and come back as the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'))
      assert.equal(toBase64Url(bytes), Buffer.from(bytes).toString('base64url'))
      assert.equal(toHex(bytes), Buffer.from(bytes).toString('hex'))
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes)
      assert.deepEqual(fromHex(toHex(bytes)), bytes)
    }),
  )
})

test('bytes have one base64 text: whatever else is read is written the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AQgw+/=-_ \n'), maxLength: 12 }), text => {
      let bytes: Uint8Array
      try {
        bytes = fromBase64(text)
      } catch (error) {
        assert.ok(error instanceof LedgerError)
        return
      }
      assert.equal(toBase64(bytes), text)
    }),
    { numRuns: 2000 },
  )
})

for (const [what, text] of [
  ['without its padding', 'YQ'],
  ['with a space', 'YW Jj'],
  ['in the URL alphabet', '_-8='],
  ['with spare bits that are not zero', 'YR=='],
  ['with padding in the middle', 'YQ==YQ=='],
  ['with padding only', '===='],
]) {
  test(`base64 ${what} is refused`, () => {
    assert.throws(() => fromBase64(text ?? ''), LedgerError)
  })
}

test('upper-case hex is refused, and the place named', () => {
  assert.throws(() => fromHex('00aB'), new LedgerError('hex: not a lowercase digit at 3'))
})

test('a lone surrogate is refused instead of hashed as a question mark', () => {
  assert.throws(() => utf8('a\ud800'), LedgerError)
  assert.throws(() => fromUtf8(Uint8Array.of(0xff)), LedgerError)
  assert.equal(fromUtf8(utf8('\ufeff— naïve 😀')), '\ufeff— naïve 😀')
})

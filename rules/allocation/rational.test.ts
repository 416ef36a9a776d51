import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compare, nearest, ofDecimal, rational, roundedDown, roundedUp } from './rational.ts'

const whole = fc.bigInt({ min: 0n, max: (1n << 53n) - 1n })
const above0 = fc.bigInt({ min: 1n, max: (1n << 53n) - 1n })

test('a fraction becomes the double that division gives', () => {
  fc.assert(
    fc.property(whole, above0, (n, d) => {
      assert.equal(nearest(rational(n, d)), Number(n) / Number(d))
    }),
  )
})

test('rounding down never passes the fraction, rounding up never falls short, and they are neighbours', () => {
  fc.assert(
    fc.property(whole, above0, (n, d) => {
      const value = rational(n, d)
      const [down, up] = [roundedDown(value), roundedUp(value)]
      assert.ok(down <= nearest(value) && nearest(value) <= up)
      assert.ok(up === down || (up - down) / up <= 2 ** -52)
      // ofDecimal reads the shortest decimal, which may lie beside the double: it is compared within that distance.
      assert.ok(down === 0 || compare(ofDecimal(down * (1 - 2 ** -52)), value) <= 0)
      assert.ok(compare(ofDecimal(up * (1 + 2 ** -51)), value) >= 0)
    }),
  )
})

test('a limit of 110.1 per cent is exactly that', () => {
  assert.deepEqual(ofDecimal(110.1), { n: 1101n, d: 10n })
  assert.deepEqual(ofDecimal(1e-7), { n: 1n, d: 10_000_000n })
})

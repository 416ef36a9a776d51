import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.ts'
import { LedgerError } from './ledger-error.ts'

test('the example of RFC 8785 becomes the text that the RFC prints', () => {
  const input = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`
  assert.equal(
    canonicalJson(JSON.parse(input)),
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('keys are sorted by UTF-16 code units, as RFC 8785 sorts them', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }
  assert.deepEqual(Object.keys(JSON.parse(canonicalJson(value))).slice(1), [
    '\r',
    '\u0080',
    'ö',
    '\u20ac',
    '😀',
    '\ufb33',
  ])
})

test('the text reads back as the value, and the order of keys does not change it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = canonicalJson(value)
      assert.equal(canonicalJson(JSON.parse(text)), text)
      assert.equal(JSON.stringify(JSON.parse(text)).length, text.length)
    }),
  )
  assert.equal(canonicalJson({ b: 1, a: -0 }), canonicalJson({ a: 0, b: 1 }))
})

for (const [what, value, place] of [
  ['undefined', { a: [1, undefined] }, '$.a[1]: undefined has no JSON form'],
  ['not a number', { a: Number.NaN }, '$.a: NaN has no JSON form'],
  ['infinity', [Number.POSITIVE_INFINITY], '$[0]: Infinity has no JSON form'],
  ['a date', { at: new Date(0) }, '$.at: an object that is not plain has no JSON form'],
  ['a bigint', 1n, '$: bigint has no JSON form'],
  ['a lone surrogate', { a: '\udc00' }, '$.a: a surrogate stands alone'],
  ['a hole in a list', Object.assign([1, 2], { length: 3 }), '$[2]: undefined has no JSON form'],
] as const) {
  test(`${what} is refused with its place`, () => {
    assert.throws(() => canonicalJson(value), new LedgerError(place))
  })
}

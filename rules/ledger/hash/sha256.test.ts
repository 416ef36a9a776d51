import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex } from '../bytes/hex.ts'
import { utf8 } from '../bytes/utf8.ts'
import { hmacSha256 } from './hmac.ts'
import { sha256, sha256After } from './sha256.ts'

test('SHA-256 gives the digests of FIPS 180-4', () => {
  assert.equal(toHex(sha256(utf8(''))), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(toHex(sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.equal(
    toHex(sha256(utf8('a'.repeat(1_000_000)))),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  )
})

test('SHA-256 agrees with OpenSSL at every length around its block edges', () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 37 + length)
    assert.equal(toHex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`)
    const prefixed = createHash('sha256').update(Uint8Array.of(7)).update(bytes).digest('hex')
    assert.equal(toHex(sha256After(7, bytes)), prefixed, `a prefix and ${length} bytes`)
  }
})

test('HMAC-SHA-256 gives the first tag of RFC 4231', () => {
  const tag = hmacSha256(new Uint8Array(20).fill(0x0b), utf8('Hi There'))
  assert.equal(toHex(tag), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7')
})

test('HMAC-SHA-256 agrees with OpenSSL for short and long keys', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 150 }), fc.uint8Array({ maxLength: 150 }), (key, bytes) => {
      assert.equal(toHex(hmacSha256(key, bytes)), createHmac('sha256', key).update(bytes).digest('hex'))
    }),
  )
})

test('a hash inside a larger buffer is read where it stands', () => {
  const whole = fromHex('0000000000616263')
  assert.equal(toHex(sha256(whole.subarray(5))), toHex(sha256(utf8('abc'))))
})

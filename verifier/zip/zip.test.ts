import assert from 'node:assert/strict'
import test from 'node:test'
import { zipSync } from 'fflate'
import { limits, readZip, UnreadableZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const files = new Map([
  ['policy', bytes('log example\n')],
  ['proofs/open.tlog-proof', bytes('index 0\n'.repeat(50))],
])

const refused = (zip: Uint8Array, words: RegExp): void => {
  assert.throws(
    () => readZip(zip),
    error => error instanceof UnreadableZip && words.test(error.message),
  )
}

/** A zip with every occurrence of a name written differently, at the same length. */
const renamed = (zip: Uint8Array, from: string, to: string): Uint8Array =>
  Uint8Array.from(Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1'))

/** A zip whose directory says another number at a place of its first entry. */
const withDirectoryField = (zip: Uint8Array, offset: number, value: number): Uint8Array => {
  const copy = Uint8Array.from(zip)
  const at = Buffer.from(copy).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  new DataView(copy.buffer).setUint32(at + offset, value, true)
  return copy
}

test('what was written is read again, and the same files give the same zip', () => {
  assert.deepEqual(readZip(writeZip(files)), files)
  assert.deepEqual(writeZip(files), writeZip(files))
})

test('a zip cut short anywhere is refused', () => {
  const zip = writeZip(files)
  for (let length = 0; length < zip.length; length++) refused(zip.slice(0, length), /./)
})

test('paths that leave the folder are refused: up, absolute, on a drive, with backslashes', () => {
  const zip = writeZip(new Map([['abcdefgh', bytes('x')]]))
  for (const name of ['../../ab', '/etc/abc', 'C:/a/bcd', '..\\..\\ab', 'ab/../cd']) {
    refused(renamed(zip, 'abcdefgh', name), /leaves its folder/)
  }
})

test('a folder that a zip program adds is passed over: only files are in a bundle', () => {
  const zip = writeZip(
    new Map([
      ['proofs_', bytes('')],
      ['policy', bytes('x')],
    ]),
  )
  assert.deepEqual([...readZip(renamed(zip, 'proofs_', 'proofs/')).keys()], ['policy'])
})

test('a name with a control character, or of nothing but a folder, is refused', () => {
  const zip = writeZip(new Map([['abcdefgh', bytes('x')]]))
  for (const name of ['abc\u0000efgh', 'abcdefg/', ' abcdefg'])
    refused(renamed(zip, 'abcdefgh', name), /no name of a file/)
})

test('a name that stands in the zip twice is refused', () => {
  const zip = zipSync({ first1: bytes('a'), second: bytes('b') }, { level: 0 })
  refused(renamed(zip, 'second', 'first1'), /first1 is in the zip twice/)
})

test('a file with another name in its own header than in the directory is refused', () => {
  const zip = writeZip(new Map([['abcdefgh', bytes('x')]]))
  const text = Buffer.from(zip).toString('latin1').replace('abcdefgh', 'hgfedcba')
  refused(Uint8Array.from(Buffer.from(text, 'latin1')), /another name in its own header/)
})

test('damaged content is refused by its CRC-32', () => {
  const zip = Uint8Array.from(zipSync({ policy: bytes('log example\n') }, { level: 0 }))
  const at = Buffer.from(zip).indexOf('example')
  zip[at] = 'E'.charCodeAt(0)
  refused(zip, /policy is damaged/)
})

test('a bomb is refused before it is unpacked: by its declared size', () => {
  const zip = writeZip(new Map([['zeros', new Uint8Array(4096)]]))
  refused(withDirectoryField(zip, 24, limits.bytes + 1), /unpacks to \d+ bytes: a bundle has at most/)
})

test('a bomb that declares a small size stops at that size', () => {
  const zip = writeZip(new Map([['zeros', new Uint8Array(50_000_000)]]))
  refused(withDirectoryField(zip, 24, 10), /unpacks to 11 bytes, not 10/)
})

test('more files than a bundle has are refused', () => {
  const many = new Map(Array.from({ length: limits.files + 1 }, (_, i) => [`file${i}`, bytes('x')]))
  refused(writeZip(many), /a bundle holds at most/)
})

test('an encrypted file is refused', () => {
  const zip = writeZip(new Map([['policy', bytes('x')]]))
  refused(withDirectoryField(zip, 8, 0x0801), /encrypted/)
})

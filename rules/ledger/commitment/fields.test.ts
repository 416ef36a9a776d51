import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { toBase64Url } from '../bytes/base64.ts'
import { utf8 } from '../bytes/utf8.ts'
import { LedgerError } from '../ledger-error.ts'
import { commitFields, digestOfDisclosure, fieldDisclosures, openDisclosures, readDisclosure } from './fields.ts'

const salt = new Uint8Array(32).fill(7)
const visit = { author: 'N01A001', 'body.result': 'seen', 'body.text': 'At home with his mother.' }
const digests = commitFields(salt, visit)
const textOf = (name: string): string =>
  fieldDisclosures(salt, visit).find(one => one.name === name)?.text ?? assert.fail(name)

test('one field of an entry is shown, and the others are counted and stay hidden', () => {
  assert.deepEqual({ ...openDisclosures(digests, [textOf('body.result')]).fields }, { 'body.result': 'seen' })
  assert.equal(openDisclosures(digests, [textOf('body.result')]).withheld, 2)
})

test('a field that another entry has does not pass as a field of this one', () => {
  const [other] = fieldDisclosures(salt.with(0, 8), visit)
  assert.throws(
    () => openDisclosures(digests, [other?.text ?? '']),
    new LedgerError('disclosure of "author": not of this entry'),
  )
})

test('a field cannot be shown twice', () => {
  assert.throws(
    () => openDisclosures(digests, [textOf('author'), textOf('author')]),
    new LedgerError('disclosure of "author": not of this entry'),
  )
})

test('the salts of two fields differ, so that an equal answer cannot be recognised in another field', () => {
  const [first, second] = fieldDisclosures(salt, { asked: 'yes', answered: 'yes' })
  assert.notEqual(saltOf(first?.text), saltOf(second?.text))
})

test('a digest is that of the SD-JWT specification', () => {
  // The example of RFC 9901 section 4.2.3.
  assert.equal(
    digestOfDisclosure('WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0'),
    'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0',
  )
})

test('a disclosure that is not the canonical text of three parts is refused by name', () => {
  const disclosed = (json: string): string => toBase64Url(utf8(json))
  assert.throws(() => readDisclosure(disclosed('["s","n", 1]')), new LedgerError('disclosure: not canonical JSON'))
  assert.throws(() => readDisclosure(disclosed('["s","n"]')), /not a list of salt, name and value/)
  assert.throws(() => readDisclosure(disclosed('[1,"n",1]')), /salt or name is not text/)
  assert.throws(() => readDisclosure(disclosed('{')), /not JSON/)
  assert.throws(() => readDisclosure('abc='), /URL-safe alphabet/)
})

test('every choice of fields opens to those fields, and a changed value never does', () => {
  const fields = fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.jsonValue(), {
    minKeys: 1,
    maxKeys: 8,
  })
  fc.assert(
    fc.property(fields, fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(), (values, entrySalt, pick) => {
      const all = fieldDisclosures(entrySalt, values)
      const shown = all.filter((_, index) => (pick >> (index % 8)) & 1)
      const opened = openDisclosures(
        commitFields(entrySalt, values),
        shown.map(one => one.text),
      )
      assert.equal(opened.withheld, all.length - shown.length)
      assert.deepEqual(Object.keys(opened.fields).sort(), shown.map(one => one.name).sort())
      const [first] = fieldDisclosures(entrySalt, { ...values, changed: 'x' }).filter(one => one.name === 'changed')
      if (!('changed' in values)) {
        assert.throws(() => openDisclosures(commitFields(entrySalt, values), [first?.text ?? '']))
      }
    }),
  )
})

const saltOf = (text = ''): unknown => JSON.parse(Buffer.from(text, 'base64url').toString())[0]

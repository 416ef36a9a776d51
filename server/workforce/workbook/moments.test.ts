import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { momentFrom } from './moments.ts'

test("Excel's day number is read to the second", () => {
  assert.equal(momentFrom('44379.022389386599', false), '2021-07-02 00:32:14')
})

test('the last day that Excel knows stands for never and is read as it is', () => {
  assert.equal(momentFrom('2958465', false), '9999-12-31 00:00:00')
})

test('a workbook that counts from 1904 means a day four years later by the same number', () => {
  assert.equal(momentFrom('42917', true), '2021-07-02 00:00:00')
})

test('a date typed day first is a British date', () => {
  assert.equal(momentFrom('04/01/2001', false), '2001-01-04 00:00:00')
})

test('31 February is no date', () => {
  assert.equal(momentFrom('2026-02-31', false), undefined)
})

test('a time past midnight is no time', () => {
  assert.equal(momentFrom('2026-02-03 25:00:00', false), undefined)
})

test('what was read can be read again', () => {
  const days = fc.date({ min: new Date('1901-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, day => {
      const text = day.toISOString().slice(0, 19).replace('T', ' ')
      assert.equal(momentFrom(text, false), text)
    }),
  )
})

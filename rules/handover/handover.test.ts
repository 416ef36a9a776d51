import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  earliestOfIndeterminate,
  handoverDate,
  handoverStart,
  monthsAfter,
  recommendedManager,
  responsibilityOn,
  workingPattern,
} from './index.ts'

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map(at => at.toISOString().slice(0, 10))

test('a short sentence has no handover unless it was allocated early or has no end', () => {
  const short = { sentenceStart: '2026-01-10', earliestRelease: '2026-11-10' }
  assert.equal(handoverDate({ path: 'determinate-parole', ...short }).day, null)
  assert.equal(handoverDate({ path: 'early-allocation', ...short }).day, '2025-08-10')
  assert.equal(handoverDate({ path: 'indeterminate', ...short }).day, '2025-11-10')
  assert.equal(handoverDate({ path: 'determinate', ...short, sentenceStart: null }).day, '2026-02-24')
})

test('a month that is too short gives its last day, and going back and on never gains a day', () => {
  assert.equal(monthsAfter('2028-10-31', -8), '2028-02-29')
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 40 }),
      (from, months) => monthsAfter(monthsAfter(from, -months), months) <= from,
    ),
    { numRuns: 200 },
  )
})

test('responsibility passes from prison to community once, and never back', () => {
  const order = ['CustodyOnly', 'CustodyWithCom', 'Community']
  fc.assert(
    fc.property(day, day, day, day, (date, since, one, other) => {
      const handover = { date, start: handoverStart(date, { since }) }
      const [first, second] = [one, other].sort()
      return (
        order.indexOf(responsibilityOn(first ?? one, handover)) <=
        order.indexOf(responsibilityOn(second ?? one, handover))
      )
    }),
    { numRuns: 200 },
  )
})

test('today does not lie ahead, and the nearest of two past days counts', () => {
  assert.equal(earliestOfIndeterminate({ tariff: '2026-11-30', hearing: '2026-12-01' }, '2026-11-30')?.name, 'THD')
  assert.equal(earliestOfIndeterminate({ tariff: '2020-01-01', hearing: '2026-01-01' }, '2026-11-30')?.name, 'THD')
})

test('a risk that is not recorded gives no recommendation instead of a guess', () => {
  const person = { tier: 'B', rosh: null, immigrationCase: false, prisonResponsible: true }
  assert.equal(recommendedManager(person), 'NOREC')
  assert.equal(recommendedManager({ ...person, immigrationCase: true }), 'PRO')
  assert.equal(recommendedManager(person, 'tier'), 'PO')
})

test('every tenth of 37.5 hours is read back as itself', () => {
  for (let tenths = 0; tenths <= 10; tenths++) assert.equal(workingPattern((tenths * 37.5) / 10), tenths / 10)
})

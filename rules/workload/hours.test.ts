import assert from 'node:assert/strict'
import test from 'node:test'
import { contractedRefusal, mostHoursOff, overlap } from './hours.ts'

test('a contract has 0 to 37.5 hours, over all teams of an officer together', () => {
  assert.deepEqual([contractedRefusal(0, []), contractedRefusal(37.5, [])], [undefined, undefined])
  assert.match(contractedRefusal(-1, []) ?? '', /between 0 and 37.5/)
  assert.match(contractedRefusal(38, []) ?? '', /between 0 and 37.5/)
  assert.match(contractedRefusal(Number.NaN, []) ?? '', /between 0 and 37.5/)
  assert.equal(contractedRefusal(18.5, [{ team: 'Orley', hours: 19 }]), undefined)
  assert.match(contractedRefusal(18.5, [{ team: 'Orley', hours: 37 }]) ?? '', /37 in Orley this makes 55.5/)
})

test('hours off are added up on the day on which most are off', () => {
  const learning = { hours: 7.4, from: '2026-01-01', to: '2026-09-30' }
  const sick = { hours: 37, from: '2026-03-01', to: null }
  const within = { from: '2026-02-01', to: '2026-12-31' }
  assert.deepEqual(mostHoursOff([learning, sick], within), { hours: 44.4, day: '2026-03-01' })
  assert.deepEqual(mostHoursOff([learning], within), { hours: 7.4, day: '2026-02-01' })
  assert.deepEqual(mostHoursOff([], within), { hours: 0, day: '2026-02-01' })
})

test('two stretches overlap when they share a day, also the last', () => {
  const one = { from: '2026-01-01', to: '2026-01-31' }
  assert.deepEqual(
    [overlap(one, { from: '2026-01-31', to: null }), overlap(one, { from: '2026-02-01', to: null })],
    [true, false],
  )
})

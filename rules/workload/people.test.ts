import assert from 'node:assert/strict'
import test from 'node:test'
import { experienceOf, isLongVacant, peopleRules, postsOnDay, spanOfControl, turnover } from './people.ts'

const post = { post: 1, team: 'T', grade: 'PO', funded: true }
const day = '2026-11-30'

test('a post is vacant from the day its holder left, although nobody has said so', () => {
  const states = [{ ...post, holder: 'A', from: '2024-01-01' }]
  const [before] = postsOnDay(states, () => '2026-03-01', '2026-02-28')
  const [after] = postsOnDay(states, () => '2026-03-01', day)
  assert.deepEqual([before?.vacantSince, after?.vacantSince], [null, '2026-03-01'])
  assert.deepEqual(
    postsOnDay(states, () => null, '2023-12-31'),
    [],
  )
})

test('of two states of one day the later counts, and a post without funds is none', () => {
  const states = [
    { ...post, holder: 'A', from: '2026-01-01' },
    { ...post, holder: null, from: '2026-01-01' },
    { ...post, post: 2, holder: 'B', from: '2026-01-01', funded: false },
  ]
  assert.deepEqual(
    postsOnDay(states, () => null, day).map(({ post: id, vacantSince }) => [id, vacantSince]),
    [[1, '2026-01-01']],
  )
})

test('long vacant begins after ninety days', () => {
  const vacant = ['2026-09-01', '2026-08-31', null].map(since => isLongVacant(since, day, peopleRules))
  assert.deepEqual(vacant, [false, true, false])
})

test('turnover is leavers by the mean of staff at both ends; of nobody it is unknown', () => {
  const person = (joined: string, left: string | null) => ({ code: joined, grade: 'PO', joined, left })
  const staff = [person('2020-01-01', null), person('2020-02-01', '2026-06-01'), person('2026-10-01', null)]
  const rate = turnover(staff, day, peopleRules)
  assert.deepEqual([rate.known && rate.value, turnover([], day, peopleRules).known], [50, false])
})

test('experience is counted in whole years, with those whose first day nobody recorded apart', () => {
  const joined = ['2025-12-01', '2025-11-30', '2021-11-30', '2010-01-01', null]
  const people = joined.map((one, at) => ({ code: `${at}`, grade: 'PO', joined: one, left: null }))
  const { bands, notRecorded } = experienceOf(people, day, peopleRules)
  assert.deepEqual([bands.map(({ count }) => count), notRecorded], [[1, 1, 1, 1], 1])
})

test('the span of control of a team without a senior officer is unknown, not 0', () => {
  assert.equal(spanOfControl([{ grade: 'PO' }]).known, false)
  assert.deepEqual(spanOfControl([{ grade: 'PO' }, { grade: 'PSO' }, { grade: 'SPO' }]), { known: true, value: 2 })
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { judgesText, workView } from './work-words.ts'

const done = (code: string, name: string, more: object = {}) => ({
  kind: 'review',
  title: 'Review',
  code,
  name,
  entries: 1,
  first: '2026-05-04',
  last: '2026-05-04',
  ...more,
})
const ada = done('N01A001', 'Ada Whitlock')
const ben = { code: 'N01A002', name: 'Ben Okafor' }

test('who holds the case today and did none of the work is named as that only', () => {
  const view = workView([ada], ben)
  assert.deepEqual(view.people, [{ name: 'Ada Whitlock', did: 'review, 4 May 2026' }])
  assert.equal(view.holder, 'Ben Okafor holds the case today and did none of this work.')
})

test('who holds the case and did some of the work stands among those who did it', () => {
  const later = done('N01A002', 'Ben Okafor', { entries: 2, first: '2026-09-01', last: '2026-10-05' })
  const view = workView([ada, later], ben)
  assert.deepEqual(
    [view.people[1], view.holder],
    [{ name: 'Ben Okafor', did: 'review, 2 times, 1 September 2026 to 5 October 2026' }, ''],
  )
})

test('work that nobody recorded is nobody’s: not the present holder’s', () => {
  assert.deepEqual(workView([], ben), {
    says: 'The record as announced holds no such work by anybody.',
    people: [],
    holder: '',
  })
})

test('an answer from before answers kept names says that it names nobody', () => {
  assert.deepEqual(
    [judgesText([]), judgesText(['Ada Whitlock', 'Ben Okafor'])],
    ['It names nobody whose work it judges.', 'It judges the work of Ada Whitlock and Ben Okafor.'],
  )
})

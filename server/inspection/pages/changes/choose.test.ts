import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change, ChangeFlag } from '../../../../verifier/bundle/change-range.ts'
import { chosenChanges } from './choose.ts'

const change = (index: number, sampled: boolean, ...flags: ChangeFlag[]): Change => {
  const about = `case-${index}`
  return {
    index,
    case: about,
    entry: `entry-${index}`,
    type: 'contact',
    recorded: '',
    supersedes: null,
    sampled,
    flags,
  }
}
const changes = [
  change(10, false),
  change(11, true),
  change(12, false, 'late'),
  change(13, true, 'late', 'correction'),
  change(14, true),
  change(15, true, 'retrospective edit'),
]
const indexes = (flag: '' | 'new' | ChangeFlag, cases: '' | 'sampled' | 'outside'): readonly number[] =>
  chosenChanges(changes, { flag, cases }).map(one => one.index)

test('edits and earlier days in the sample come first, then its new entries, then the others in the same way', () => {
  assert.deepEqual(indexes('', ''), [13, 15, 11, 14, 12, 10])
})

test('one kind of change, in the sample or outside it, can be looked at alone', () => {
  assert.deepEqual(indexes('late', ''), [13, 12])
  assert.deepEqual(indexes('late', 'outside'), [12])
  assert.deepEqual(indexes('new', 'sampled'), [11, 14])
})

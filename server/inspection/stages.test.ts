import assert from 'node:assert/strict'
import test from 'node:test'
import { type Act, objectionTo, stages } from './stages.ts'

const acts: readonly Act[] = ['freeze', 'draw', 'replace', 'answer', 'judge', 'publish']

test('each act is possible at one stage only, and at every other the refusal has words', () => {
  for (const act of acts) {
    const possible = stages.filter(stage => objectionTo(act, stage) === undefined)
    assert.equal(possible.length, 1, act)
    assert.ok(
      stages.every(stage => objectionTo(act, stage) !== ''),
      act,
    )
  }
})

test('a sample cannot be drawn twice: a second draw could be compared with the first and the better one kept', () => {
  assert.match(objectionTo('draw', 'drawn') ?? '', /cannot be drawn again/)
})

test('nothing changes after publication', () => {
  assert.deepEqual(
    acts.filter(act => objectionTo(act, 'published') === undefined),
    [],
  )
})

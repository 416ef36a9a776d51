import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setInUse, standardNamed, standardSets } from './standards.ts'
import { checkStandardSet } from './standards-check.ts'

test('no two standards of any set share an id', () => {
  const ids = standardSets.flatMap(set => set.standards.map(standard => standard.id))
  assert.deepEqual(ids.length, new Set(ids).size)
})

test('a set with a limit of half a day is refused, and the place is named', () => {
  const [first, ...rest] = setInUse.standards
  const set = { ...setInUse, standards: [{ ...first, limit: { kind: 'within', days: 0.5, unit: 'weeks' } }, ...rest] }
  assert.throws(() => checkStandardSet(set), /standards\[0\]\.limit\.days is 0\.5: a whole number from 1 was expected/)
})

test('a clock that is started by what its subject never has is refused', () => {
  const [first, ...rest] = setInUse.standards
  const set = { ...setInUse, standards: [{ ...first, starts: 'in-court' }, ...rest] }
  assert.throws(() => checkStandardSet(set), /standards\[0\]\.starts is "in-court"/)
})

test('a usual time that nobody published is unknown with its reason, not nought minutes', () => {
  const plan = standardNamed('SL006')?.standard.usualMinutes
  assert.ok(plan && !plan.known && plan.why.length > 0)
})

test('a superseded set names one that is shipped', () => {
  const ids = new Set(standardSets.map(set => set.id))
  assert.deepEqual(
    standardSets.filter(set => set.supersededBy !== null && !ids.has(set.supersededBy)),
    [],
  )
})

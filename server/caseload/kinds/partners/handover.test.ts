import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'
import { handoverParts } from './handover-parts.ts'

const begun = {
  responsible: 'prison',
  path: 'determinate',
  release: '2027-02-15',
  parts: [
    { part: 'release-plan', owner: 'prison', due: '2026-12-01' },
    { part: 'accommodation', owner: 'community' },
  ],
}
const handover = () => {
  const record = recordInMemory()
  const id = record.write('handover-started', begun, { on: '2026-07-01' })
  const part = (name: string, act: string, more: object = {}) =>
    record.write('handover-part', { handover: id, part: name, act, ...more })
  const finished = (side: string) => record.write('handover-side-finished', { handover: id, side })
  const now = () => record.state().handover ?? assert.fail('one handover')
  return { record, id, part, finished, now }
}

test('a side that says it has finished leaves its open parts open, with owner and day', () => {
  const { finished, now } = handover()
  finished('prison')
  finished('community')
  assert.deepEqual(
    [now().closedOn, now().parts[0], now().finishedOn.prison],
    [null, { part: 'release-plan', owner: 'prison', dueOn: '2026-12-01', doneOn: null }, '2026-11-20'],
  )
})

test('whatever is written, a handover is closed exactly when every part is done', () => {
  const acts = fc.array(
    fc.tuple(
      fc.constantFrom('part', 'finished'),
      fc.constantFrom(...Object.keys(handoverParts)),
      fc.constantFrom('done', 'added', 'reopened'),
      fc.constantFrom('prison', 'community'),
    ),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(acts, written => {
      const { part, finished, now } = handover()
      for (const [what, name, act, owner] of written) {
        if (what === 'finished') finished(owner)
        else if (act === 'added' || now().parts.some(one => one.part === name)) part(name, act, { owner })
      }
      assert.equal(
        now().closedOn !== null,
        now().parts.every(one => one.doneOn !== null),
      )
    }),
  )
})

test('a part passes to the other side with its day', () => {
  const { part, now } = handover()
  part('release-plan', 'added', { owner: 'community' })
  assert.deepEqual(now().parts[0], { part: 'release-plan', owner: 'community', dueOn: '2026-12-01', doneOn: null })
})

test('a part that the handover does not have cannot be done', () => {
  const { part } = handover()
  assert.throws(
    () => part('mappa', 'done'),
    (error: unknown) => error instanceof EntryRefused && /no such part/.test(error.message),
  )
})

test('a handover that began late says by when it should have', () => {
  assert.deepEqual(handover().now().shouldStart, { day: '2026-06-01' })
})

test('a handover without a part is refused: there would be nothing to keep open', () => {
  const record = recordInMemory()
  assert.throws(
    () => record.write('handover-started', { responsible: 'prison', parts: [] }),
    (error: unknown) => error instanceof EntryRefused && /at least one part/.test(error.message),
  )
})

test('responsibility passes, and what is not said again stays', () => {
  const { record, id, now } = handover()
  record.write('handover-responsibility', { handover: id, responsible: 'community', communityOfficer: 'N01A001' })
  assert.deepEqual([now().responsible, now().communityOfficer, now().releaseOn], ['community', 'N01A001', '2027-02-15'])
})

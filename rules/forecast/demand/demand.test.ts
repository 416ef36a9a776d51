import assert from 'node:assert/strict'
import test from 'node:test'
import { known, unknown } from '@candour/workload'
import fc from 'fast-check'
import { effectOf, type MinutesOf, type PeopleAlike } from './effect.ts'
import { example2026 } from './example-2026.ts'
import { checkFramework, levelNames } from './framework.ts'

const alike = (some: Partial<PeopleAlike>): PeopleAlike => ({
  ...{ tier: 'D2', location: 'community', postSentence: false, finalThird: false, risk: 'low', registrations: [] },
  ...{ people: 10, ...some },
})
const anHourEach: MinutesOf = () => known(60)
const effect = (level: 'green' | 'amber' | 'red', people: readonly PeopleAlike[], minutes = anHourEach) =>
  effectOf(level, people, example2026, minutes)

test('green leaves everything as it is', () => {
  assert.deepEqual([effect('green', [alike({})]).minutes, effect('green', [alike({})]).touched], [0, 0])
})

test('amber frees structured work and half the plan reviews of a low tier, and says who loses what', () => {
  const { minutes, touched, losing, accepted } = effect('amber', [alike({ registrations: ['ADVP'] })])
  assert.deepEqual([minutes, touched, losing], [10 * 90, 10, 10])
  assert.deepEqual(accepted, [{ tier: 'D2', risk: 'low', registered: 10, people: 10 }])
})

test('nobody under MAPPA, at very high risk or with a child protection registration loses anything at any level', () => {
  const kept = [
    { registrations: ['MAPP'] },
    { risk: 'very-high' },
    { registrations: ['RCPR', 'ADVP'] },
    { registrations: ['mappa'] },
  ].map(some => alike({ ...some, finalThird: true, postSentence: true }))
  for (const level of levelNames) assert.equal(effect(level, kept).touched, 0)
  assert.equal(effect('red', kept).relaxations.find(({ relaxation }) => relaxation.id === 'final-third')?.exempt, 40)
})

test('a person whose risk nobody has assessed keeps everything and is counted', () => {
  const people = [alike({ risk: null, people: 3 }), alike({ tier: null, people: 2 })]
  assert.deepEqual([effect('red', people).touched, effect('red', people).notKnown], [0, 5])
})

test('people whose time no model gives are counted and free nothing', () => {
  const { minutes, withoutTime } = effect('amber', [alike({})], () => unknown('no tasks are set'))
  assert.deepEqual([minutes, withoutTime], [0, 10])
})

test('a higher level never frees less nor touches fewer', () => {
  const people = fc.array(
    fc.record({
      tier: fc.constantFrom('A1', 'B2', 'C3', 'D0', null),
      location: fc.constantFrom('community', 'custody', 'licence'),
      postSentence: fc.boolean(),
      finalThird: fc.boolean(),
      risk: fc.constantFrom('low', 'medium', 'high', 'very-high', null),
      registrations: fc.constantFrom([], ['MAPP'], ['ADVP']),
      people: fc.integer({ min: 1, max: 9 }),
    }) as fc.Arbitrary<PeopleAlike>,
  )
  fc.assert(
    fc.property(people, some => {
      const [green, amber, red] = levelNames.map(level => effect(level, some))
      assert.ok(green && amber && red && green.minutes <= amber.minutes && amber.minutes <= red.minutes)
      assert.ok(amber.touched <= red.touched && red.losing <= red.touched)
    }),
    { numRuns: 50 },
  )
})

test('a framework that names what it does not have is refused, and the place is named', () => {
  const [green, amber, red] = example2026.levels
  if (!green || !amber || !red) throw new Error('three levels')
  const levels = [green, { ...amber, relaxes: ['all'] }, red]
  assert.throws(
    () => checkFramework({ ...example2026, levels }),
    /levels\[1\]\.relaxes is "all": the id of a relaxation/,
  )
  assert.throws(
    () => checkFramework({ ...example2026, levels: [green, { ...amber, mostDays: null }, red] }),
    /levels\[1\]\.mostDays is null/,
  )
})

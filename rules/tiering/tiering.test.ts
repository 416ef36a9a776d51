import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Mode, Registration, V2Input, V3Input } from './index.ts'
import { compareV3, rulesOfDay, TieringError, tierV2, tierV3, v2May2025, v3June2026 } from './index.ts'

const registration = (code: string, more: Partial<Registration> = {}): Registration => ({
  code,
  level: null,
  category: null,
  date: '2026-01-01',
  ...more,
})

const person = (more: Partial<V3Input> = {}): V3Input => ({
  asOf: '2026-08-22',
  hasActiveEvent: true,
  registrations: [registration('RLRH')],
  latestReleaseDate: null,
  everCommittedSexualOffence: false,
  predictors: { arp: { score: 10, type: 'DYNAMIC' }, csrp: { score: 0.2, type: 'DYNAMIC' }, dcSrp: null },
  ...more,
})

const supervised = (more: Partial<V2Input> = {}): V2Input => ({
  asOf: '2026-08-22',
  female: false,
  rsrPercent: 1,
  ogrsPercent: 20,
  registrations: [registration('RMRH')],
  sentences: [{ type: 'SC', endDate: null, requirements: [] }],
  previousEnforcementActivity: false,
  assessment: {
    san: false,
    needs: {},
    sections: {},
    womenFactors: { parentalResponsibilities: null, impulsivity: null, temperControl: null },
  },
  ...more,
})

test('the tier names the rule that decided it, what each rule proposed, and what would change it', () => {
  const result = tierV3(person({ registrations: [registration('RLRH'), registration('SPO'), registration('ADVP')] }))
  assert.equal(result.tier, 'E')
  assert.deepEqual(result.decidedBy, ['DOMESTIC_ABUSE'])
  assert.deepEqual(result.steps, { REOFFENDING: 'G', DOMESTIC_ABUSE: 'E', STALKING: 'F' })
  assert.equal(result.rules.length, 8)
  assert.deepEqual(result.changes.lowers, [{ words: ['the registration for domestic abuse removed'], tier: 'F' }])
  assert.ok(result.changes.raises.some(({ words, tier }) => words[0] === 'ARP of 75% or more' && tier === 'D'))
  assert.equal(result.ruleSet.id, 'tier-v3-2026-06')
})

test('where two rules hold a tier up, both have to fall', () => {
  const { tier, changes } = tierV3(
    person({ registrations: [registration('RLRH'), registration('SPO'), registration('RCPR')] }),
  )
  assert.equal(tier, 'F')
  assert.deepEqual(changes.lowers, [
    { words: ['the registration for stalking removed', 'the registration for child protection removed'], tier: 'G' },
  ])
})

test('every change that is offered is true', () => {
  const { changes } = tierV2(supervised())
  assert.ok(changes.letter.raises.some(({ words, tier }) => words[0] === 'RSR of 7% or more' && tier === 'B'))
  assert.ok(changes.letter.raises.some(({ words, tier }) => words[0] === '5 complexity factors more' && tier === 'B'))
  assert.ok(changes.letter.lowers.some(({ tier }) => tier === 'D'))
  assert.equal(tierV2(supervised({ rsrPercent: 7 })).protectLevel, 'B')
})

test('what is missing is named with one action each, and makes the tier provisional or missing', () => {
  const bare = tierV3(person({ registrations: [], everCommittedSexualOffence: null }))
  assert.equal(bare.provisional, true)
  assert.deepEqual(
    bare.missing.map(({ field, makes }) => [field, makes]),
    [
      ['registrations', 'provisional'],
      ['everCommittedSexualOffence', 'check'],
    ],
  )
  const without = tierV3(person({ predictors: null }))
  assert.deepEqual([without.tier, without.provisional, without.missing[0]?.makes], ['MISSING', false, 'missing'])
})

const differs = (input: V3Input) => [tierV3(input, 'strict').tier, tierV3(input).tier]

test('the peer reads the newest level only; Candour the highest that stands, and says that they differ', () => {
  const again = person({
    registrations: [registration('RVHR', { date: '2025-01-01' }), registration('RMRH', { date: '2026-08-01' })],
  })
  assert.deepEqual(differs(again), ['G', 'C'])
  assert.equal(tierV3(again).differences[0]?.peer, 'G')
  assert.match(tierV3(again).missing.at(-1)?.what ?? '', /Two levels/)
})

test('a newer MAPPA row without a category hides an older one from the peer only', () => {
  const rows = [
    registration('MAPP', { category: 'M1', level: 'M1', date: '2025-01-01' }),
    registration('MAPP', { category: 'X9', level: 'M1', date: '2026-01-01' }),
    registration('RHRH'),
  ]
  assert.deepEqual(differs(person({ registrations: rows })), ['D', 'C'])
})

test('RSR bounds of the peer leave holes; Candour has none and refuses what is no percentage', () => {
  const points = (rsrPercent: number, mode: Mode) => tierV2(supervised({ rsrPercent }), mode).protectBreakdown.RSR
  assert.deepEqual([points(99.99, 'strict'), points(100, 'strict'), points(6.995, 'strict')], [0, 0, 0])
  assert.deepEqual([points(99.99, 'candour'), points(100, 'candour'), points(6.995, 'candour')], [20, 20, 10])
  assert.throws(() => points(999.99, 'candour'), TieringError)
})

test('an end date to come ends the mandate for the peer only', () => {
  const input = supervised({ sentences: [{ type: 'SC', endDate: '2026-12-01', requirements: [] }] })
  assert.deepEqual([tierV2(input, 'strict').changeLevel, tierV2(input).changeLevel], [0, 1])
  assert.equal(tierV2({ ...input, asOf: '2026-12-01' }).changeLevel, 0)
})

const flags = [
  'RVHR',
  'RHRH',
  'RMRH',
  'RLRH',
  'INLL',
  'ADVP',
  'REG30',
  'SPO',
  'RCPR',
  'ADVV',
  'IIOM',
  'RVLN',
  'RTAO',
  'ALSH',
]
const anyRegistration: fc.Arbitrary<Registration> = fc.record({
  code: fc.constantFrom(...flags, 'MAPP', 'MAPP'),
  level: fc.constantFrom(null, 'M0', 'M1', 'M2', 'M3'),
  category: fc.constantFrom(null, 'M1', 'M2', 'm3', 'X9'),
  date: fc.constantFrom(null, '2020-01-01', '2025-06-01', '2026-08-01'),
})
const anyScore = fc.record({
  score: fc.double({ min: 0, max: 100, noNaN: true }),
  type: fc.constantFrom('STATIC' as const, 'DYNAMIC' as const),
})
const anyPerson: fc.Arbitrary<V3Input> = fc.record({
  asOf: fc.constant('2026-08-22'),
  hasActiveEvent: fc.constant(true),
  registrations: fc.array(anyRegistration, { maxLength: 6 }),
  latestReleaseDate: fc.constantFrom(null, '2019-01-01', '2024-01-01', '2026-08-01'),
  everCommittedSexualOffence: fc.constantFrom(null, true, false),
  predictors: fc.record({ arp: anyScore, csrp: anyScore, dcSrp: fc.constant(null) }),
})

test('another registration never lowers tier v3', () => {
  fc.assert(
    fc.property(anyPerson, anyRegistration, (input, more) => {
      const after = tierV3({ ...input, registrations: [...input.registrations, more] })
      assert.ok(compareV3(after.tier, tierV3(input).tier) >= 0)
    }),
    { numRuns: 200 },
  )
})

test('what is offered as a change of tier v3 moves it the way it says', () => {
  fc.assert(
    fc.property(anyPerson, input => {
      const { tier, changes } = tierV3(input)
      for (const change of changes.raises) assert.ok(compareV3(change.tier as typeof tier, tier) > 0)
      for (const change of changes.lowers) assert.ok(compareV3(change.tier as typeof tier, tier) < 0)
    }),
    { numRuns: 60 },
  )
})

test('another registration, a higher RSR or OGRS never lowers tier v2', () => {
  fc.assert(
    fc.property(
      fc.array(anyRegistration, { maxLength: 6 }),
      anyRegistration,
      fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true })),
      (registrations, more, [one, other]) => {
        const before = tierV2(
          supervised({ registrations, rsrPercent: Math.min(one, other), ogrsPercent: Math.min(one, other) }),
        )
        const after = tierV2(
          supervised({
            registrations: [...registrations, more],
            rsrPercent: Math.max(one, other),
            ogrsPercent: Math.max(one, other),
          }),
        )
        assert.ok(after.protectPoints >= before.protectPoints)
        assert.ok(after.changePoints >= before.changePoints)
      },
    ),
    { numRuns: 100 },
  )
})

test('which rules held on a day is data: kept ones by their id, others by what they were, and none before the first', () => {
  assert.deepEqual(rulesOfDay('v2', v2May2025.validFrom), { state: 'kept', id: v2May2025.id })
  assert.deepEqual(rulesOfDay('v3', v3June2026.validFrom), { state: 'kept', id: v3June2026.id })
  const between = rulesOfDay('v3', '2026-05-01')
  assert.deepEqual([between.state, between.state === 'other' && between.since], ['other', '2026-04-23'])
  assert.deepEqual(rulesOfDay('v3', '2025-12-01'), {
    ...{ state: 'none', begins: '2026-03-16', usedInstead: v3June2026.id },
  })
  assert.equal(rulesOfDay('v2', '2025-05-19').state, 'other')
})

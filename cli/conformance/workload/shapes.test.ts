import assert from 'node:assert/strict'
import test from 'node:test'
import { runWorkloadCase } from '../workload.ts'
import { wrongExpectations } from './wrong-expectations.ts'

type Vector = Readonly<Record<string, unknown>>

const more: readonly (readonly [what: string, vector: Vector])[] = [
  ['a tier by its code', { kind: 'tier_code', input: { code: 17 }, expected: { tier: 'A3S' } }],
  [
    'several tiers by their codes',
    { kind: 'tier_code', input: { codes: [0, 32] }, expected: { tiers: ['untiered', 'D0S'] } },
  ],
  [
    'the spelling that the peer stores',
    { kind: 'location_normalise', input: { value: 'Licence' }, expected: { value: 'License' } },
  ],
  ['the points of a contact code', { kind: 'cms_points', input: { code: 'CMS05' }, expected: { points: 18 } }],
  [
    'the points of several contact codes',
    { kind: 'cms_points', input: { codes: ['CMS22', 'CMS23', 'NGS001'] }, expected: { points: [5, 9, 0] } },
  ],
  [
    'contact codes by their names',
    { kind: 'cms_points', input: { codes: ['CMS04', 'CMS06'] }, expected: { points: { CMS04: 9, CMS06: 26 } } },
  ],
  ['a count that a cell begins with', { kind: 'number_normalise', input: { value: '12.7' }, expected: { value: 12 } }],
  [
    'fast reports by the name of the column',
    {
      kind: 'report_points',
      input: { reportType: 'sdrConversion', count: 20, pointsPerReport: 30 },
      expected: { points: 600 },
    },
  ],
  [
    'group supervision beside other contacts',
    { kind: 'adjustment_net', input: { casePoints: 200, cmsPoints: 0, gsPoints: -10 }, expected: { totalPoints: 190 } },
  ],
  [
    'a percentage that does not end, to the places it is written with',
    {
      kind: 'capacity',
      input: { totalPoints: 125, availablePoints: 170, cmsPoints: 16 },
      expected: { capacityPercent: 73.529, cmsPercent: 9.4 },
    },
  ],
  [
    'a unit as the ratio of the sums of its officers',
    {
      kind: 'overview_totals',
      input: {
        rows: [
          { totalPoints: 90, availablePoints: 100, totalCases: 39, contractedHours: 37, reductionHours: 7.4 },
          { totalPoints: 35, availablePoints: 70, totalCases: 40, contractedHours: 37, reductionHours: 0 },
        ],
      },
      expected: {
        capacityPercent: 73.5,
        remainingPoints: 45,
        totalCases: 79,
        contractedHours: 74,
        reductionPercent: 10,
      },
    },
  ],
  [
    'a percentage as the export writes it',
    {
      kind: 'capacity',
      profile: 'wmt-web',
      input: { totalPoints: 2509, availablePoints: 2176 },
      expected: { capacity: '115.3%' },
    },
  ],
  [
    'a reason that gives no percentages',
    {
      kind: 'reduction_hours',
      input: { contractedHours: 37 },
      expected: { allowanceHours: 37, maxAllowanceHours: 37 },
    },
  ],
  [
    'the impact of a case by its tier',
    {
      kind: 'impact',
      input: { currentPoints: 500, availablePoints: 1000, caseType: 'custody', tier: 'B3' },
      expected: { potentialCapacityPercent: 55.9 },
    },
  ],
  [
    'the status stored with a reduction before its days, as the nightly batch does',
    {
      kind: 'active_reductions',
      input: { reductions: [{ hours: 9, status: 'SCHEDULED', reasonEnabled: true, startsInDays: -1, endsInDays: 3 }] },
      expected: { reductionHours: 0 },
    },
  ],
  [
    'a reduction by its days where the peer goes by them',
    {
      kind: 'active_reductions',
      profile: 'realtime',
      input: {
        contractedHours: 37,
        reductions: [{ hours: 9, status: 'SCHEDULED', reasonEnabled: true, startsInDays: -1, endsInDays: 3 }],
      },
      expected: { availableHours: 28 },
    },
  ],
  [
    'availability from the hours of the grade and a reduction',
    {
      kind: 'available_points',
      profile: 'realtime',
      input: { nominalTarget: 2176, gradeHours: 37, contractedHours: 30, reductionHours: 1.8 },
      expected: { availablePoints: 1658 },
    },
  ],
  [
    'contacts made for others and a code that weighs nothing',
    {
      kind: 'workload_points',
      input: {
        cases: [],
        contactsOutsideCaseload: [
          { code: 'C1', count: 5, points: 10 },
          { code: 'C9', count: 5, points: null },
        ],
      },
      expected: { totalPoints: 50 },
    },
  ],
  [
    'court reports with points of their own',
    {
      kind: 'workload_points',
      input: { cases: [], sdrLast30: 7, sdrPoints: 10, fdrLast30: 12, fdrPoints: 2 },
      expected: { totalPoints: 94 },
    },
  ],
]

for (const [what, shape] of more) {
  const vector: Vector = { profile: 'wmt', ...shape }

  test(`the rule answers ${what}`, () => {
    assert.deepEqual(runWorkloadCase(vector, {}), { verdict: 'passed' })
    for (const expected of wrongExpectations(vector.expected)) {
      assert.equal(runWorkloadCase({ ...vector, expected }, {}).verdict, 'failed', JSON.stringify(expected))
    }
  })
}

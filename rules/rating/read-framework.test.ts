import assert from 'node:assert/strict'
import test from 'node:test'
import { FRAMEWORKS, maximumScore, overallBands, ratingOfPercent, readFramework } from './index.ts'

const shipped = (id: string) => {
  const found = FRAMEWORKS.find(framework => framework.id === id)
  assert.ok(found)
  return found
}

for (const [id, maximum] of [
  ['CRC-2018', 30],
  ['NPS-2018', 30],
  ['PDU-2021', 27],
  ['PDU-2023', 21],
  ['REGION-2023', 24],
  ['NATIONAL-2025', 12],
  ['YJS-2021', 36],
  ['DIPP-2025', 0],
] as const) {
  test(`${id} has a maximum of ${maximum}`, () => assert.equal(maximumScore(shipped(id)), maximum))
}

test('the bands at 21 end at 3, 10 and 17', () => {
  assert.deepEqual(overallBands(21), {
    Inadequate: [0, 3],
    'Requires improvement': [4, 10],
    Good: [11, 17],
    Outstanding: [18, 21],
  })
})

test('49, 50, 64, 65, 79 and 80 % stand on either side of the three boundaries', () => {
  assert.deepEqual(
    [49, 50, 64, 65, 79, 80].map(percent => ratingOfPercent(percent)),
    ['Inadequate', 'Requires improvement', 'Requires improvement', 'Good', 'Good', 'Outstanding'],
  )
})

const [first, second] = shipped('PDU-2023').standards
for (const [fault, change, message] of [
  ['a month that does not exist', { validFrom: '2023-13' }, /^framework.validFrom: must be a month or a day/],
  [
    'bands that fall',
    { bands: { requiresImprovement: 65, good: 50, outstanding: 80 } },
    /^framework.bands: the edges must rise/,
  ],
  ['a code twice', { standards: [first, first] }, /^framework.standards: the code P1.1 stands twice/],
  [
    'a case standard without questions',
    { standards: [{ ...first, basis: 'cases' }, second] },
    /^framework.standards\[0\].questions/,
  ],
  [
    'an unknown basis',
    { standards: [{ ...first, basis: 'survey' }] },
    /^framework.standards\[0\].basis: must be one of cases/,
  ],
] as const) {
  test(`a framework with ${fault} is refused with its place`, () => {
    assert.throws(() => readFramework({ ...shipped('PDU-2023'), ...change }), { name: 'RatingError', message })
  })
}

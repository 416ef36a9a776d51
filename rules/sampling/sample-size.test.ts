import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { allocateSizes, sampleSize, standardDeviations } from './index.ts'

for (const [confidence, deviations] of [
  [0.5, 0.6744897501960817],
  [0.8, 1.2815515655446004],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
] as const) {
  test(`${100 * confidence} % of a normal distribution lies within ${deviations.toFixed(4)} standard deviations`, () => {
    assert.ok(Math.abs(standardDeviations(confidence) / deviations - 1) < 1.2e-9)
  })
}

test('eighty eligible cases ask for 54, which is what Hertfordshire had', () => {
  assert.equal(sampleSize({ population: 80, z: standardDeviations(0.8), margin: 0.05, share: 0.5 }).nearest, 54)
})

test('a population without limit asks for 164.24', () => {
  const { exact } = sampleSize({ z: standardDeviations(0.8), margin: 0.05, share: 0.5 })
  assert.equal(exact.toFixed(2), '164.24')
})

test('a sample is never larger than its population', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), population => {
      const { ceiling } = sampleSize({ population, z: standardDeviations(0.95), margin: 0.01, share: 0.5 })
      assert.ok(ceiling <= population)
    }),
  )
})

test('a margin of five, not 0.05, is refused with the fix', () => {
  assert.throws(() => sampleSize({ z: 1.28, margin: 5, share: 0.5 }), /margin is 5: give a share between 0 and 1/)
})

test('an odd case out goes to the earlier of two equal strata', () => {
  assert.deepEqual(allocateSizes(3, [10, 10]), [2, 1])
})

test('no stratum is more than one case away from its exact share', () => {
  const samples = fc
    .array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 })
    .chain(counts => fc.tuple(fc.constant(counts), fc.integer({ min: 0, max: counts.reduce((a, b) => a + b, 0) })))
  fc.assert(
    fc.property(samples, ([counts, size]) => {
      const total = counts.reduce((a, b) => a + b, 0)
      fc.pre(total > 0)
      for (const [stratum, given] of allocateSizes(size, counts).entries())
        assert.ok(Math.abs(given - (size * (counts[stratum] ?? 0)) / total) < 1)
    }),
  )
})

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { chanceBetween, populationInterval } from './interval.ts'
import { randomBelow } from './random.ts'
import { SIMULATIONS, simulatePopulations } from './simulation.ts'

/** Exact binomial coefficient. */
const choose = (n: number, k: number): bigint => {
  let ways = 1n
  for (let i = 0; i < k; i++) ways = (ways * BigInt(n - i)) / BigInt(i + 1)
  return k < 0 || k > n ? 0n : ways
}

test('the chance of a sample is the count of ways to draw it, over all ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), fc.nat(), (population, a, b, c) => {
      const [yes, drawn] = [a % (population + 1), b % (population + 1)]
      const highest = c % (drawn + 1)
      let ways = 0n
      for (let x = 0; x <= highest; x++) ways += choose(yes, x) * choose(population - yes, drawn - x)
      const exact = Number(ways) / Number(choose(population, drawn))
      assert.ok(Math.abs(chanceBetween(0, highest, yes, population, drawn) - exact) < 1e-12)
    }),
  )
})

test('whatever the truth, the interval covers it at least as often as it says', () => {
  for (const [population, drawn, confidence] of [
    [80, 54, 0.8],
    [30, 12, 0.95],
    [13, 5, 0.8],
  ] as const) {
    for (let truth = 0; truth <= population; truth++) {
      let covered = 0
      for (let yes = Math.max(0, drawn - (population - truth)); yes <= Math.min(drawn, truth); yes++) {
        const { yesAtLeast, yesAtMost } = populationInterval({ yes, answered: drawn }, population, confidence)
        if (yesAtLeast <= truth && truth <= yesAtMost) covered += chanceBetween(yes, yes, truth, population, drawn)
      }
      assert.ok(covered >= confidence - 1e-12, `${truth} of ${population} is covered with a chance of ${covered}`)
    }
  }
})

test('more confidence never gives a narrower interval', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (population, a, b) => {
      const answered = 1 + (a % population)
      const yes = b % (answered + 1)
      const narrow = populationInterval({ yes, answered }, population, 0.8)
      const wide = populationInterval({ yes, answered }, population, 0.95)
      assert.ok(wide.yesAtLeast <= narrow.yesAtLeast && wide.yesAtMost >= narrow.yesAtMost)
    }),
  )
})

/** Chance of k yes among the unseen, with a uniform prior on the share: exact. */
const unseenYes = (k: number, unseen: number, yes: number, no: number): number =>
  Number(choose(yes + k, k) * choose(no + unseen - k, unseen - k)) / Number(choose(yes + no + unseen + 1, unseen))

test('for one question the simulation agrees with the exact posterior of a uniform prior', () => {
  const [yes, no, unseen] = [28, 26, 26]
  const answers = Uint8Array.from({ length: yes + no }, (_, n) => (n < yes ? 1 : 0))
  const seen = new Array<number>(unseen + 1).fill(0)
  simulatePopulations({ cases: yes + no, questions: 1, answers }, unseen, tallies => {
    const k = (tallies.yes[0] ?? 0) - yes
    seen[k] = (seen[k] ?? 0) + 1
  })
  for (let limit = 0; limit <= unseen; limit++) {
    let exact = 0
    for (let k = 0; k <= limit; k++) exact += unseenYes(k, unseen, yes, no)
    const simulated = seen.slice(0, limit + 1).reduce((a, b) => a + b, 0) / SIMULATIONS
    // Kolmogorov: a difference of 0.044 anywhere has a chance of 1 in 1,000 at 2,000 rounds.
    assert.ok(Math.abs(simulated - exact) < 0.044, `at most ${limit} yes: ${simulated}, exactly ${exact}`)
  }
})

test('every simulated population has all its cases', () => {
  const answers = Uint8Array.from([1, 0, 2, 1, 1, 1])
  simulatePopulations({ cases: 3, questions: 2, answers }, 17, ({ yes, no }) => {
    assert.equal((yes[1] ?? 0) + (no[1] ?? 0), 20)
  })
})

test('the generator gives the numbers that a second writing of sfc32 gave', () => {
  const below = randomBelow(1)
  assert.deepEqual(
    Array.from({ length: 6 }, () => below(1000)),
    [185, 160, 584, 718, 145, 85],
  )
})

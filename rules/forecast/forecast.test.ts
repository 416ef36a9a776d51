import assert from 'node:assert/strict'
import test from 'node:test'
import { known, unknown } from '@candour/workload'
import fc from 'fast-check'
import { backTest } from './back-test.ts'
import { flowsOf, historyAt, sumOfFlows } from './flows.ts'
import { type Forecast, type ForecastInput, forecast } from './forecast.ts'
import { checkMethod } from './method.ts'
import { november2026 } from './methods/2026-11.ts'
import { pastForecasts } from './past-forecasts.ts'
import type { SpanCount } from './span-count.ts'

const method = { ...november2026, futures: 80 }
const weigh = () => 10
const recordBegins = -100

const span = (some: Partial<SpanCount>): SpanCount => ({
  ...{ team: 'T', tier: 'B2', location: 'community', inactive: null, postSentence: false, arrives: false },
  ...{ from: -100, to: null, ends: null, release: null, recorded: -100, closed: null, replaced: null, people: 1 },
  ...some,
})

const flowsFrom = (spans: readonly SpanCount[]) => flowsOf(spans, 0, historyAt(recordBegins, 0, method), method, weigh)

const inputFrom = (spans: readonly SpanCount[], some: Partial<ForecastInput> = {}): ForecastInput => ({
  ...{ seed: 'a seed', flows: flowsFrom(spans), extra: 0, available: Array(27).fill(known(100)), widening: [] },
  ...some,
})

const made = (input: ForecastInput): Forecast => {
  const answer = forecast(input, method)
  if (!answer.known) throw new Error(answer.why)
  return answer.value
}

const tested = (spans: readonly SpanCount[]) => backTest(pastForecasts(spans, recordBegins, method, weigh), 's', method)

const medians = (spans: readonly SpanCount[]): number[] => made(inputFrom(spans)).weeks.map(({ used }) => used.median)

const arrivals = fc.array(
  fc.record({ week: fc.integer({ min: -55, max: -5 }), people: fc.integer({ min: 1, max: 5 }) }),
  { maxLength: 30 },
)
const arrived = ({ week, people }: { week: number; people: number }): SpanCount =>
  span({ arrives: true, from: week, recorded: week, people })

test('a team that nobody joins and nobody leaves stays where it is, without a doubt', () => {
  const { weeks } = made(inputFrom([span({ people: 9 })]))
  assert.ok(
    weeks.every(({ used }) => used.median === 90 && used.bands.every(({ from, to }) => from === 90 && to === 90)),
  )
})

test('a sentence that ends in three weeks weighs for two more, and a release changes the weight on its day', () => {
  const byLocation = { community: 10, custody: 4, licence: 10 }
  const spans = [span({ ends: 3 }), span({ location: 'custody', release: 2, ends: 5 })]
  const flows = flowsOf(spans, 0, historyAt(recordBegins, 0, method), method, one => byLocation[one.location])
  assert.deepEqual([...flows.base.slice(0, 6)], [14, 14, 20, 10, 10, 0])
  assert.deepEqual([flows.ends.people[3], flows.ends.people[5], flows.releases.points[2]], [1, 1, 6])
})

test('more receipts never lower the median', () => {
  fc.assert(
    fc.property(arrivals, arrivals, (usual, more) => {
      const before = medians(usual.map(arrived))
      const after = medians([...usual, ...more].map(arrived))
      assert.ok(after.every((value, week) => value >= (before[week] ?? 0)))
    }),
    { numRuns: 25 },
  )
})

test('the bands lie in each other around the median, and the same input gives the same forecast', () => {
  fc.assert(
    fc.property(arrivals, usual => {
      const input = inputFrom(usual.map(arrived))
      for (const { used } of made(input).weeks) {
        const [narrow, middle, wide] = used.bands
        if (!narrow || !middle || !wide) throw new Error('there are three bands')
        const inOrder = [wide.from, middle.from, narrow.from, used.median, narrow.to, middle.to, wide.to]
        assert.deepEqual(
          inOrder,
          inOrder.toSorted((a, b) => a - b),
        )
      }
      assert.deepEqual(made(input), made(input))
    }),
    { numRuns: 15 },
  )
})

test('each future of a unit is the sum of the same futures of its teams', () => {
  const [one, other] = [
    [arrived({ week: -9, people: 3 }), span({ ends: 4 })],
    [arrived({ week: -20, people: 2 }), span({ people: 7 })],
  ]
  const whole = flowsFrom([...one, ...other])
  const sum = sumOfFlows([flowsFrom(one), flowsFrom(other)])
  assert.deepEqual(made(inputFrom([], { flows: sum })).weeks, made(inputFrom([], { flows: whole })).weeks)
})

test('people who leave before their sentence ends are in what the future repeats', () => {
  const left = Array.from({ length: 40 }, (_, week) => span({ from: -90, to: week - 50, closed: week - 50, ends: 30 }))
  const { weeks } = made(inputFrom([...left, span({ people: 50 })]))
  assert.ok((weeks[26]?.used.median ?? 500) < 400)
})

test('a record of a few weeks gives no forecast and says what is missing', () => {
  const flows = flowsOf([span({})], 0, historyAt(-10, 0, method), method, weigh)
  assert.deepEqual(
    forecast(inputFrom([], { flows }), method),
    unknown('the record gives 6 past weeks to draw from and 13 are needed'),
  )
})

test('a team of nobody has points and no percentage', () => {
  const { weeks } = made(inputFrom([span({})], { available: Array(27).fill(known(0)) }))
  assert.deepEqual(weeks[5]?.percent, unknown('nobody in the team has hours that week'))
  assert.equal(weeks[5]?.used.median, 10)
})

test('a team that grows by as much each week is foretold without error, and better than by saying that nothing changes', () => {
  const spans = Array.from({ length: 100 }, (_, week) => arrived({ week: week - 99, people: 2 }))
  for (const { ahead, tested: found } of tested(spans).tests) {
    assert.ok(found.known, `${ahead} weeks ahead`)
    assert.ok(found.value.meanError < 0.01 && found.value.naiveError > found.value.meanError)
    assert.deepEqual(
      found.value.held.map(({ held }) => held),
      [100, 100, 100],
    )
  }
})

test('a back-test uses nothing that was written down later', () => {
  const usual = Array.from({ length: 100 }, (_, week) => arrived({ week: week - 99, people: 1 }))
  // A crowd that came long ago, and that everybody heard of last week only.
  const late = span({ from: -60, recorded: -1, arrives: true, people: 500 })
  const [four] = tested([...usual, late]).tests
  assert.ok(four?.tested.known && four.tested.value.meanError > 50)
})

test('a back-test of a short record is unknown and says what is missing', () => {
  const [, , far] = backTest(pastForecasts([span({ from: -30 })], -30, method, weigh), 's', method).tests
  assert.deepEqual(far?.tested, unknown('the record allows 0 comparisons 26 weeks ahead and 3 are needed'))
})

test('a method with a wrong number is refused, and the field is named', () => {
  assert.throws(() => checkMethod({ ...method, futures: 2 }), /futures is 2: a whole number from 40 to 10000/)
  assert.throws(() => checkMethod({ ...method, testedAhead: [4, 30] }), /testedAhead is 30: weeks from 1 to 26/)
})

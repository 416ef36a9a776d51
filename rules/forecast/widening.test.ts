import assert from 'node:assert/strict'
import test from 'node:test'
import { known } from '@candour/workload'
import { backTest } from './back-test.ts'
import { flowsOf, historyAt } from './flows.ts'
import { forecast } from './forecast.ts'
import { november2026 } from './methods/2026-11.ts'
import { pastForecasts } from './past-forecasts.ts'
import { lotOf } from './random.ts'
import type { SpanCount } from './span-count.ts'
import { stretchOf, type Trial, type Widening, widened } from './widening.ts'

const method = { ...november2026, futures: 60, testEvery: 6 }
const weigh = () => 10
const BEGINS = -104

/** Two and a half years of a team whose intake wanders: what is usual lasts for months, which weeks drawn one by one do not know. */
const wandering = (seed: string): readonly SpanCount[] => {
  const lot = lotOf(seed)
  const spans: SpanCount[] = []
  let usual = 8
  for (let week = BEGINS; week <= method.weeks; week++) {
    usual = Math.min(16, Math.max(1, usual + (lot.below(101) - 50) / 60))
    const people = Math.max(0, Math.round(usual) + lot.below(5) - 2)
    if (people === 0) continue
    spans.push({
      ...{ team: 'T', tier: 'B2', location: 'community', inactive: null, postSentence: false, arrives: week > BEGINS },
      ...{ from: week, to: null, ends: week + 60, release: null, recorded: week, closed: null, replaced: null, people },
    })
  }
  return spans
}

const pointsAt = (spans: readonly SpanCount[], week: number): number =>
  spans.reduce((sum, { from, ends, people }) => (from <= week && week < (ends ?? 0) ? sum + people * 10 : sum), 0)

/** How often the 80 % band of forecasts made today held what then came, and how often the back-test of the same day says it does. */
const heldOn = (spans: readonly SpanCount[], seed: string) => {
  const onRecord = spans.filter(({ from }) => from <= 0)
  const { widening, tests } = backTest(pastForecasts(onRecord, BEGINS, method, weigh), seed, method)
  const flows = flowsOf(onRecord, 0, historyAt(BEGINS, 0, method), method, weigh)
  const input = { seed, flows, extra: 0, available: Array(27).fill(known(100)) }
  const count = (by: Widening): number => {
    const made = forecast({ ...input, widening: by }, method)
    if (!made.known) throw new Error(made.why)
    return method.testedAhead.filter(week => {
      const { from = 0, to = 0 } = made.value.weeks[week]?.used.bands[1] ?? {}
      const was = pointsAt(spans, week)
      return from <= was && was <= to
    }).length
  }
  const measured = tests.flatMap(({ tested }) =>
    tested.known && tested.value.widened.known ? [tested.value.widened.value.held[1]?.held ?? 0] : [],
  )
  return { alone: count([]), widened: count(widening), measured }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

test('on histories that wander the 80 % bands of the futures alone hold far less, and widened ones about what they say', () => {
  const all = Array.from({ length: 40 }, (_, at) => heldOn(wandering(`history ${at}`), `seed ${at}`))
  const percent = (one: 'alone' | 'widened'): number =>
    (meanOf(all.map(each => each[one])) / method.testedAhead.length) * 100
  assert.ok(percent('alone') < 60, `alone ${percent('alone')} %`)
  assert.ok(Math.abs(percent('widened') - 80) < 10, `widened ${percent('widened')} %`)
  const measured = meanOf(all.flatMap(each => each.measured))
  assert.ok(Math.abs(measured - 80) < 10, `as measured ${measured} %`)
})

test('a band of futures that are nearly all alike grows by what was missed, not by how many times its own width', () => {
  const alike = { median: 100, bands: [{ percent: 80, from: 99.9, to: 100.1 }] }
  const missed = [1, 2, 3, 4].map(at => ({ at, ahead: 26, was: 110, naive: 100, said: alike }))
  const unsure = { median: 100, bands: [{ percent: 80, from: 90, to: 110 }] }
  const [band] = widened(unsure, stretchOf(missed)).bands
  assert.ok(band && Math.abs(band.to - 119.9) < 1e-9, `${band?.to}`)
})

const trial = (was: number): Trial => ({
  ...{ at: -20, ahead: 4, was, naive: 100 },
  said: {
    median: 100,
    bands: [50, 80, 95].map(percent => ({ percent, from: 100 - percent / 10, to: 100 + percent / 10 })),
  },
})

test('bands that held are left as they are, and one that missed by double reaches twice as far, each still within the next', () => {
  const as = { times: 1, more: 0 }
  const held = [trial(100), trial(102), trial(99), trial(101)]
  assert.deepEqual(widened(trial(100).said, stretchOf(held)), trial(100).said)
  const missed = [trial(116), trial(84), trial(116), trial(84)]
  assert.deepEqual(widened(trial(100).said, stretchOf(missed)).bands[1], { percent: 80, from: 84, to: 116 })
  const { bands } = widened(trial(100).said, [{ times: 3, more: 0 }, as, as])
  assert.deepEqual(bands, [
    { percent: 50, from: 85, to: 115 },
    { percent: 80, from: 85, to: 115 },
    { percent: 95, from: 85, to: 115 },
  ])
})

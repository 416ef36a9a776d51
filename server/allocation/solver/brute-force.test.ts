import assert from 'node:assert/strict'
import test from 'node:test'
import type { AllocationInput, AllocationResult } from '@candour/allocation'
import { allocate, checkResult } from '@candour/allocation'
import fc from 'fast-check'
import { byHighs } from './highs.ts'

const tools = { outOfTime: () => false, secondsLeft: () => 20, wholeNumbers: byHighs }

const officer = fc.record({
  grade: fc.constantFrom('PO' as const, 'PSO' as const),
  availablePoints: fc.constantFrom(0, 40, 60, 100),
  usedPoints: fc.integer({ min: 0, max: 70 }),
  maxPercent: fc.option(fc.constantFrom(0, 80, 99.5, 130), { nil: undefined, freq: 3 }),
  places: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 3 }),
})

const someCase = fc.record({
  points: fc.integer({ min: 0, max: 40 }),
  mask: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
})

/** Small enough to try every way of giving up to six cases to up to three officers. */
const small = fc
  .tuple(fc.array(officer, { maxLength: 3 }), fc.array(someCase, { maxLength: 6 }), fc.constantFrom(90, 110, 140))
  .map(([officers, cases, maxPercent]): AllocationInput => {
    const ids = officers.map((_, index) => `o${index}`)
    return {
      officers: officers.map(({ maxPercent: own, places, ...rest }, index) => ({
        id: `o${index}`,
        ...rest,
        ...(own === undefined ? {} : { maxPercent: own }),
        ...(places === undefined ? {} : { maxCases: places + 1, currentCases: 1 }),
      })),
      cases: cases.map(({ points, mask }, index) => ({
        id: `c${index}`,
        points,
        eligible: mask === null ? null : ids.filter((_, bit) => mask & (1 << bit)),
      })),
      options: { maxPercent, timeLimitSeconds: 20 },
    }
  })

type Best = { highest: number; placed: number }

/** Every way there is: the lowest highest percentage of a complete plan, and the most cases that can be placed. */
const everyWay = ({ officers, cases, options }: AllocationInput): Best => {
  const desks = officers.map(o => ({
    ...o,
    room: Math.max(
      0,
      Math.floor(((o.maxPercent ?? options.maxPercent) * 10 * o.availablePoints) / 1000) - o.usedPoints,
    ),
    places: Math.max(0, (o.maxCases ?? Number.POSITIVE_INFINITY) - (o.currentCases ?? 0)),
    taken: 0,
  }))
  const best: Best = { highest: Number.POSITIVE_INFINITY, placed: 0 }
  const from = (index: number, placed: number): void => {
    const one = cases[index]
    if (!one) {
      best.placed = Math.max(best.placed, placed)
      const loads = desks
        .filter(d => d.availablePoints > 0)
        .map(d => ((d.usedPoints + d.taken) * 100) / d.availablePoints)
      if (placed === cases.length) best.highest = Math.min(best.highest, Math.max(0, ...loads))
      return
    }
    from(index + 1, placed)
    for (const desk of desks) {
      const able = desk.availablePoints > 0 && (one.eligible === null || one.eligible.includes(desk.id))
      if (!able || desk.places < 1 || desk.taken + one.points > desk.room) continue
      desk.taken += one.points
      desk.places--
      from(index + 1, placed + 1)
      desk.taken -= one.points
      desk.places++
    }
  }
  from(0, 0)
  return best
}

const agrees = (result: AllocationResult, best: Best, cases: number): void => {
  const possible = best.placed === cases
  if (result.status === 'plan') {
    assert.ok(possible)
    const highest = result.highestPercent ?? 0
    assert.ok(
      Math.abs(highest - best.highest) < 1e-9,
      `${highest} is the lowest found, ${best.highest} the lowest there is`,
    )
    assert.ok((result.bound ?? 0) <= best.highest)
    return
  }
  assert.ok(!possible, `${result.status}, though there is a plan`)
  assert.equal(result.partial.assignments.length, best.placed, 'the partial plan places as many as possible')
}

test('every small problem has the answer that trying every way gives, and the answer passes its check', async () => {
  const seen = { plan: 0, infeasible: 0, unproven: 0 }
  await fc.assert(
    fc.asyncProperty(small, async input => {
      const result = await allocate(input, tools)
      seen[result.status]++
      agrees(result, everyWay(input), input.cases.length)
      assert.deepEqual(checkResult(input, JSON.parse(JSON.stringify(result))), { holds: true, status: result.status })
    }),
    { numRuns: Number(process.env.RUNS ?? 200) },
  )
  assert.ok(seen.plan > 0 && seen.infeasible > 0, JSON.stringify(seen))
})

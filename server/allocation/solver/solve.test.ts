import assert from 'node:assert/strict'
import test from 'node:test'
import type { AllocationInput } from '@candour/allocation'
import { solveAllocation } from './solve.ts'

const inputOf = (officers: number, cases: number, timeLimitSeconds = 10): AllocationInput => ({
  officers: Array.from({ length: officers }, (_, index) => ({
    id: `o${index}`,
    grade: 'PO',
    availablePoints: 1000,
    usedPoints: 0,
  })),
  cases: Array.from({ length: cases }, (_, index) => ({ id: `c${index}`, points: 60 + (index % 7), eligible: null })),
  options: { maxPercent: 110, timeLimitSeconds },
})

test('a plan is made in a thread of its own, while this one goes on', async () => {
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)
  const result = await solveAllocation(inputOf(10, 120))
  clearInterval(timer)
  assert.equal(result.status, 'plan')
  assert.ok(ticks > 1)
})

test('a thread that runs out of memory gives its reason and what can be placed at once', async () => {
  const result = await solveAllocation(inputOf(400, 3000), { memoryMb: 6 })
  assert.ok(result.status === 'unproven')
  assert.match(result.reason, /^The search broke off: .*memory/)
  assert.ok(result.partial.assignments.length > 2000)
})

test('a thread that takes too long is stopped, with its reason and what can be placed at once', async () => {
  const result = await solveAllocation(inputOf(10, 120, 0), { graceSeconds: 0.01 })
  assert.ok(result.status === 'unproven')
  assert.equal(result.reason, 'The search did not end within 0.01 seconds.')
  assert.equal(result.partial.assignments.length, 120)
})

test('a search that nobody waits for any more is ended', async () => {
  const cancel = new AbortController()
  const answer = solveAllocation(inputOf(10, 120), { signal: cancel.signal })
  cancel.abort()
  const result = await answer
  assert.ok(result.status === 'unproven')
  assert.equal(result.reason, 'The search was cancelled.')
})

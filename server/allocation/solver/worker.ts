import { parentPort, workerData } from 'node:worker_threads'
import type { AllocationInput, AllocationResult } from '@candour/allocation'
import { allocate, allocateNothingMore, checkResult } from '@candour/allocation'
import { byHighs } from './highs.ts'

/** What a worker is given. `brokenOff`: only the partial plan is wanted, for this reason. */
export type WorkerTask = { readonly input: AllocationInput; readonly brokenOff?: string }

const { input, brokenOff }: WorkerTask = workerData

/** Nothing leaves that does not hold in exact arithmetic. */
const verified = async (result: AllocationResult): Promise<AllocationResult> => {
  const check = checkResult(input, result)
  if (check.holds) return result
  return allocateNothingMore(input, `An answer was found that does not hold when it is checked (${check.first}).`)
}

const solve = async (): Promise<AllocationResult> => {
  if (brokenOff !== undefined) return allocateNothingMore(input, brokenOff)
  const start = performance.now()
  const secondsLeft = (): number => input.options.timeLimitSeconds - (performance.now() - start) / 1000
  return verified(await allocate(input, { secondsLeft, outOfTime: () => secondsLeft() <= 0, wholeNumbers: byHighs }))
}

parentPort?.postMessage(await solve())

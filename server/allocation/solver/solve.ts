import { Worker } from 'node:worker_threads'
import type { AllocationInput, AllocationResult, UnprovenResult } from '@candour/allocation'
import type { WorkerTask } from './worker.ts'

/** Exact work (a certificate, the check) is not cut off by the time limit; beyond this it has gone wrong. */
const GRACE_SECONDS = 60
const MEMORY_MB = 1024

type Options = { readonly signal?: AbortSignal; readonly graceSeconds?: number; readonly memoryMb?: number }

type Ended = { readonly result: AllocationResult } | { readonly stopped: string }

const inWorker = (task: WorkerTask, { signal, graceSeconds = GRACE_SECONDS, memoryMb = MEMORY_MB }: Options) =>
  new Promise<Ended>(resolve => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const seconds = task.input.options.timeLimitSeconds + graceSeconds
    const end = (ended: Ended): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(ended)
      void worker.terminate()
    }
    const cancel = (): void => end({ stopped: 'The search was cancelled.' })
    const timer = setTimeout(
      () => end({ stopped: `The search did not end within ${seconds} seconds.` }),
      seconds * 1000,
    )
    signal?.addEventListener('abort', cancel)
    worker.once('message', (result: AllocationResult) => end({ result }))
    worker.once('error', error => end({ stopped: `The search broke off: ${wordsOf(error)}` }))
    worker.once('exit', code => end({ stopped: `The search broke off with code ${code}.` }))
    if (signal?.aborted) cancel()
  })

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const nothing = (input: AllocationInput, reason: string): UnprovenResult => ({
  status: 'unproven',
  reason,
  partial: { assignments: [], unplaced: input.cases.map(({ id }) => id) },
})

/**
 * Plans in a thread of its own, so that no page waits. Whatever becomes of the thread (too slow, cancelled, out of
 * memory), an answer comes: `unproven` with the reason and the partial plan that can be made at once.
 */
export const solveAllocation = async (input: AllocationInput, options: Options = {}): Promise<AllocationResult> => {
  const ended = await inWorker({ input }, options)
  if ('result' in ended) return ended.result
  if (options.signal?.aborted) return nothing(input, ended.stopped)
  const partial = await inWorker({ input, brokenOff: ended.stopped }, {})
  return 'result' in partial ? partial.result : nothing(input, ended.stopped)
}

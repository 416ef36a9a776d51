import { parentPort, workerData } from 'node:worker_threads'
import { askedOnceASecond, type Load } from './load.ts'

// A thread of its own: what asks must not wait in the queue of what answers.
parentPort?.postMessage(await askedOnceASecond(workerData as Load))

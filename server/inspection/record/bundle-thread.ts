import { workerData } from 'node:worker_threads'
import { connect } from '#platform/database/connect.ts'
import { storeBundle } from './stored-bundle.ts'

/** What this thread is started with. */
export type BundleWork = { readonly url: string; readonly inspection: string }

// Packing a bundle takes seconds of computing, in which no page would be answered: so it has a thread of its own.
const { url, inspection } = workerData as BundleWork
const system = connect(url, 'candour_system', 1)
try {
  await storeBundle(system, inspection)
} finally {
  await system.destroy()
}

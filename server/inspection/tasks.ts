import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Databases } from '#platform/database/databases.ts'
import { publicationOf, publishedCheckpoint } from './record/bundle.ts'
import type { BundleWork } from './record/bundle-thread.ts'

export const bundleJob = 'make-bundle'
const BundleJob = z.object({ inspection: z.uuid() })

/** The log signs a publication within a second or so. Other jobs wait meanwhile, so not for long. */
const LOOKS = 40
const BETWEEN_LOOKS_MS = 250

const isSigned = ({ system }: Databases, inspection: string): Promise<boolean> =>
  system.transaction().execute(async trx => {
    const publication = await publicationOf(trx, inspection)
    return publication !== undefined && (await publishedCheckpoint(trx, publication)) !== undefined
  })

/** Settles when the thread has stored the bundle; what it threw is thrown here. */
const inOwnThread = async (work: BundleWork): Promise<void> => {
  const thread = new Worker(new URL('./record/bundle-thread.ts', import.meta.url), { workerData: work })
  await once(thread, 'exit')
}

/** The background jobs of this room. A job that fails is tried again by the queue, later and later. */
export const inspectionTasks = (databases: Databases): TaskList => ({
  [bundleJob]: async payload => {
    const { inspection } = BundleJob.parse(payload)
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (await isSigned(databases, inspection)) {
        await inOwnThread({ url: databases.url, inspection })
        return
      }
      await pause(BETWEEN_LOOKS_MS)
    }
    throw new Error(`The log has not signed the publication of inspection ${inspection} yet`)
  },
})

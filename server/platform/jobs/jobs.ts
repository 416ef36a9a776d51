import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import { sealAccessLog } from '#platform/access-log/seal-access-log.ts'
import type { Databases } from '#platform/database/databases.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import type { Room } from '#platform/web/room.ts'

/** Only what somebody must act on; each job notes its own progress in the database. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(message)
})

const SEAL_ACCESS_LOG = 'seal-access-log'
const EVERY_MINUTE = '* * * * *'
/** Before the first person is at work. */
const EVERY_NIGHT = '0 4 * * *'

/** Once a minute the new events of the access log become one leaf of the ledger. */
const sealing = ({ system }: Databases): TaskList => ({
  [SEAL_ACCESS_LOG]: async () => {
    while ((await sealAccessLog(system, new Date())) > 0);
  },
})

const everyDay = (rooms: readonly Room[]): readonly string[] => rooms.flatMap(room => room.everyDay ?? [])

/** Asks for the jobs of every day, when the service starts: it may have stood still for a week. */
export const queueDailyJobs = async ({ system }: Databases, rooms: readonly Room[]): Promise<void> => {
  for (const job of everyDay(rooms)) await queueJob(system, job, {})
}

/**
 * Runs the rooms' background jobs, one at a time, until stopped. Jobs live in the database, so a restart goes on with them.
 *
 * @throws Error when two rooms name the same job
 */
export const startJobs = async (
  databases: Databases,
  rooms: readonly Room[],
): Promise<{ stop: () => Promise<void> }> => {
  const taskList: TaskList = sealing(databases)
  for (const room of rooms) {
    for (const [name, task] of Object.entries(room.tasks?.(databases) ?? {})) {
      if (taskList[name]) throw new Error(`Two rooms have a job named ${name}`)
      taskList[name] = task
    }
  }
  const runner: Runner = await run({
    connectionString: databases.url,
    taskList,
    concurrency: 1,
    noHandleSignals: true,
    // No backfill: what was not sealed while the service stood still is in the first batch after.
    parsedCronItems: parseCronItems([
      { task: SEAL_ACCESS_LOG, match: EVERY_MINUTE, options: { maxAttempts: 1 } },
      ...everyDay(rooms).map(task => ({ task, match: EVERY_NIGHT })),
    ]),
    logger,
  })
  return { stop: () => runner.stop() }
}

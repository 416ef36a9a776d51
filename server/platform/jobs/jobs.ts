import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import type { Databases } from '#platform/database/databases.ts'
import type { Room } from '#platform/web/room.ts'

/** Only what somebody must act on; each job notes its own progress in the database. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(message)
})

/**
 * Runs the rooms' background jobs, one at a time, until stopped. Jobs live in the database, so a restart goes on with them.
 *
 * @throws Error when two rooms name the same job
 */
export const startJobs = async (
  databases: Databases,
  rooms: readonly Room[],
): Promise<{ stop: () => Promise<void> }> => {
  const taskList: TaskList = {}
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
    parsedCronItems: [],
    logger,
  })
  return { stop: () => runner.stop() }
}

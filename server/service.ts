import path from 'node:path'
import { bringActsUpToDate } from '#allocation'
import { bringUpToDate } from '#caseload'
import type { Config } from '#platform/config.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { holdToServiceKind } from '#platform/database/service-kind.ts'
import { queueDailyJobs, startJobs } from '#platform/jobs/jobs.ts'
import { logKeyIn } from '#platform/ledger/keys.ts'
import { startSequencer } from '#platform/ledger/sequencer.ts'
import { refuseToStartAnew } from '#platform/ledger/standing.ts'
import { checkPortIsFree } from '#platform/web/check-port.ts'
import { discoverProvider } from '#platform/web/frame/sign-in/oidc/provider.ts'
import { createLog } from '#platform/web/log.ts'
import { bringSpansUpToDate, bringWorkUpToDate } from '#workforce'
import { loadDemonstration } from '../demonstration/load.ts'
import { buildApp } from './app.ts'
import { rooms } from './rooms.ts'

export type Service = { readonly address: string; readonly stop: () => Promise<void> }

type Step = () => Promise<unknown>

/** Stops what was started, last first; one part that fails to stop does not keep the others running. */
const stopAll = async (steps: readonly Step[]): Promise<void> => {
  for (const step of steps.toReversed()) await step().catch(() => {})
}

/**
 * Starts everything, in the order in which it can fail: settings, port, provider, database, migrations, demonstration, ledger, jobs, web.
 *
 * @param say tells the person at the keyboard what is happening
 * @throws Error that says what to do; what was started is stopped again
 */
export const startService = async (config: Config, say: (line: string) => void): Promise<Service> => {
  const started: Step[] = []
  try {
    await checkPortIsFree(config.port)
    const provider = config.oidc && (await discoverProvider(config.oidc, config.url))
    const { databases, release } = await prepareDatabase(config, say)
    started.push(release)
    await holdToServiceKind(databases.system, config.demonstration)
    await bringUpToDate(databases.system, say)
    await bringSpansUpToDate(databases.system, say)
    await bringWorkUpToDate(databases.system, say)
    await bringActsUpToDate(databases.system, say)
    await refuseToStartAnew(databases.system, config.dataFolder)
    const key = await logKeyIn(config.dataFolder)
    const accounts = config.demonstration
      ? await loadDemonstration(databases, key, config, say)
      : `Browsers find it at ${config.url}`
    // A person at a terminal reads the greeting; the log goes to a file beside the data.
    const log = createLog(process.stdout.isTTY ? path.join(config.dataFolder, 'candour.log') : undefined)
    const sequencer = await startSequencer(databases, { ...config, warn: what => log.error(what) })
    started.push(sequencer.stop)
    const halted = sequencer.failure()
    if (halted) say(`\nThe ledger is read only.\n${halted.message}`)
    const jobs = await startJobs(databases, rooms)
    started.push(jobs.stop)
    await queueDailyJobs(databases, rooms)
    const app = await buildApp({ config, provider, databases, rooms, now: () => new Date(), log })
    started.push(() => app.close())
    // By name, so that it answers on both of localhost's addresses.
    await app.listen({ port: config.port, host: 'localhost' })
    const [bound] = app.addresses()
    const address = `http://localhost:${typeof bound === 'object' ? bound.port : config.port}`
    say(`\nCandour is at ${address}\n\n${accounts}\nCtrl-C stops it.`)
    return { address, stop: () => stopAll(started) }
  } catch (error) {
    await stopAll(started)
    throw error
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Databases } from '#platform/database/databases.ts'
import { startJobs } from '#platform/jobs/jobs.ts'
import { requestCheckpoint } from '#platform/ledger/checkpoint.ts'
import { logKeyIn } from '#platform/ledger/keys.ts'
import { startSequencer } from '#platform/ledger/sequencer.ts'
import { listen } from '#platform/web/browser-testing.ts'
import { importWorkbook, makeForecasts } from '#workforce'
import { buildApp } from '../server/app.ts'
import { rooms } from '../server/rooms.ts'
import { nights, writeNightWorkbook } from './night-workbook.ts'
import { smallDatabases } from './small-databases.ts'
import { type SmallService, smallService } from './small-service.ts'
import { writeTwoInspections } from './two-inspections.ts'

export type JourneyService = SmallService & {
  /** Where a browser finds it, without a slash at the end. */
  readonly address: string
  /** What a powerful insider holds; journeys use it only where they play one. */
  readonly databases: Databases
  /** A folder for what a person downloads or is about to upload. */
  readonly folder: string
  /** Waits until everything recorded stands under a signed checkpoint. */
  readonly signed: () => Promise<void>
  /** Ends the web server: from now on nothing answers at the address. */
  readonly stop: () => Promise<void>
}

/** What a journey finds when it begins; what is not given stays for the journey to make. */
type Given = { readonly figures?: boolean; readonly inspections?: boolean }
type Owner = { readonly after: (work: () => Promise<void>) => void }

/** Compiled styles are shared by every journey; key and uploads are not. */
const assetsFolder = path.join(tmpdir(), `candour-test-web-${process.getuid?.() ?? 0}`)
/** A journey that meets an error page should not have to guess why. */
const errorsOnly = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }))
const PATIENCE_MS = 30_000

const untilSigned = async ({ system }: Databases): Promise<void> => {
  const giveUp = Date.now() + PATIENCE_MS
  await system.transaction().execute(requestCheckpoint)
  for (;;) {
    const { rows } = await sql<{ waiting: boolean }>`select
        (select count(*) from ledger.leaf_in) > coalesce((select max(size) from ledger.checkpoint), 0) as waiting`.execute(
      system,
    )
    if (!rows[0]?.waiting) return
    if (Date.now() > giveUp) throw new Error('The sequencer has not signed what was recorded within half a minute')
    await pause(50)
  }
}

/**
 * The real service on a small fictional region: PostgreSQL, web on a free port, sequencer and jobs.
 *
 * @param owner the test context, or `{ after }` of node:test for a whole file
 * @param given what stands in it besides organisation, accounts and record: figures of last night's workbook, inspections
 */
export const startJourneyService = async (owner: Owner, given: Given = {}): Promise<JourneyService> => {
  const ends: (() => Promise<unknown>)[] = []
  // Last first, also when the start fails half way: nothing may still hold the database when it is dropped.
  owner.after(async () => {
    for (const end of ends.toReversed()) await end()
  })
  const databases = await smallDatabases({ after: end => void ends.push(end) })
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-journey-'))
  ends.push(() => rm(folder, { recursive: true, force: true }))
  const small = smallService()
  if (given.figures) {
    const name = 'night-before.xlsx'
    await writeNightWorkbook(path.join(folder, name), small, nights.before)
    await makeForecasts(databases.system, { now: new Date() })
    await importWorkbook(databases, { path: path.join(folder, name), name, by: 'administrator', now: new Date() })
  }
  const key = await logKeyIn(folder)
  if (given.inspections) await writeTwoInspections(databases, key, small)
  const sequencer = await startSequencer(databases, { dataFolder: folder })
  ends.push(sequencer.stop)
  const jobs = await startJobs(databases, rooms)
  ends.push(jobs.stop)
  const config = { dataFolder: assetsFolder, demonstration: true }
  const app = await buildApp({ config, databases, rooms, now: () => new Date(), log: errorsOnly })
  ends.push(() => app.close())
  const address = await listen(app)
  await untilSigned(databases)
  return { ...small, address, databases, folder, signed: () => untilSigned(databases), stop: () => app.close() }
}

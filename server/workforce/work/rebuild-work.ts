import { sql } from 'kysely'
import { type Entry, stepsOf } from '#caseload'
import type { Db, Trx } from '#platform/database/tables.ts'
import { countText } from '#platform/web/numbers.ts'
import { recordsInRounds } from '../live/rebuild-spans.ts'
import { type KeptWork, replayedWork } from './kept-work.ts'
import { putWork, workChanges, workOfPeople } from './work-table.ts'

/** Raised with every change to what counts as work, so that what was made the old way is made again. */
const WORK_VERSION = 1

/**
 * Makes the work of everybody from their entries, when this database has entries that were written before work was counted, or work
 * that an older version counted. Interrupted, it begins again; done, it does nothing.
 *
 * @param say tells the person at the keyboard what is happening
 */
export const bringWorkUpToDate = async (db: Db, say: (line: string) => void): Promise<void> => {
  const { rows } = await sql<{ version: number }>`select version from workforce.work_version`.execute(db)
  if ((rows[0]?.version ?? 0) >= WORK_VERSION) return
  let done = 0
  for await (const { ids, records } of recordsInRounds(work => db.transaction().execute(work))) {
    await db.transaction().execute(async trx => {
      const kept = await workOfPeople(trx, ids, 'all')
      const changes = [...records].map(([personId, record]) => {
        const gone = (kept.get(personId) ?? []).map(one => one.id ?? 0)
        return { personId, ...workChanges([], replayedWork(stepsOf(record))), gone }
      })
      await putWork(trx, changes)
    })
    done += ids.length
    say(`Counted the reports and support contacts of ${countText(done)} people from their records`)
  }
  await sql`update workforce.work_version set version = ${WORK_VERSION}`.execute(db)
}

const columns = ['entry', 'kind', 'code', 'officer', 'holder', 'team', 'on_day'] as const

/** Work as one line, so that two of them can be compared and named. */
const lineOf = (work: KeptWork): string =>
  [...columns.map(name => work[name]), work.recorded_at.toISOString(), work.replaced_at?.toISOString() ?? '-'].join(' ')

const differencesOf = (kept: readonly KeptWork[], record: readonly Entry[]): readonly string[] => {
  const [stand, given] = [new Set(kept.map(lineOf)), new Set(replayedWork(stepsOf(record)).map(lineOf))]
  return [
    ...[...given].filter(line => !stand.has(line)).map(line => `has no work "${line}", which the entries give`),
    ...[...stand].filter(line => !given.has(line)).map(line => `has work "${line}", which the entries do not give`),
    ...(kept.length > stand.size ? ['has one piece of work twice'] : []),
  ]
}

/**
 * Makes all work again from the entries and compares, what was taken back among it. For `candour fsck`, as the system role: reads
 * everything, changes nothing.
 *
 * @returns one line for each piece of work that is missing or should not be there, by the pseudonym of the person
 */
export const workDifferences = async (
  trx: Trx,
): Promise<readonly { readonly subject: string; readonly what: string }[]> => {
  const differences: { subject: string; what: string }[] = []
  for await (const { ids, records } of recordsInRounds(work => work(trx))) {
    const kept = await workOfPeople(trx, ids, 'all')
    for (const subject of ids) {
      const found = differencesOf(kept.get(subject) ?? [], records.get(subject) ?? [])
      differences.push(...found.map(what => ({ subject, what })))
    }
  }
  return differences
}

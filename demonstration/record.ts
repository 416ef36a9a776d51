import { appendEntries, type NewEntryWithId } from '#caseload'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { type Progress, progressBar } from './progress.ts'
import type { Scale } from './service/scale.ts'
import { type DemonstrationPdu, entriesOf } from './service/service.ts'

/** Written between two events of an inspection: from one instant up to another. */
type Period = { readonly from: string; readonly until: string }

const within =
  ({ from, until }: Period) =>
  ({ now }: NewEntryWithId): boolean => {
    const at = now.toISOString()
    return at >= from && at < until
  }

const writePdu = async (
  trx: Trx,
  pdu: DemonstrationPdu,
  scale: Scale,
  period: Period,
  onPerson: () => void,
): Promise<number> => {
  const entries: NewEntryWithId[] = []
  for (const life of entriesOf(pdu, scale)) {
    entries.push(...life.filter(within(period)))
    onPerson()
  }
  await appendEntries(trx, entries)
  return entries.length
}

/**
 * Writes what was recorded in one period of the demonstration's history, through the record's own write path, one transaction
 * for each unit; then numbers it in the ledger.
 *
 * @returns entries written
 */
export const recordPeriod = async (
  databases: Databases,
  pdus: readonly DemonstrationPdu[],
  scale: Scale,
  period: Period,
  what: string,
): Promise<number> => {
  const progress: Progress = progressBar(what)
  const total = pdus.reduce((sum, pdu) => sum + pdu.people.length, 0)
  let people = 0
  let written = 0
  for (const pdu of pdus) {
    written += await databases.system.transaction().execute(trx =>
      writePdu(trx, pdu, scale, period, () => {
        people += 1
      }),
    )
    progress.at(people, total)
  }
  await integrateAll(databases.system)
  progress.end()
  return written
}

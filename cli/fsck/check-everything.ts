import { checkAccessLog } from '#platform/access-log/check-access-log.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { checkLedger, type LedgerCheck, type Watch } from '#platform/ledger/check.ts'
import { checkProjections } from './projections.ts'
import { roomEntries } from './room-entries.ts'

/** What was looked at in the whole of it. */
export type WholeCheck = LedgerCheck & { readonly events: number; readonly differences: number }

/** Checks ledger, access log and projections as one transaction sees them. */
export const checkWithin = async (trx: Trx, { found, progress }: Watch): Promise<WholeCheck> => {
  let differences = 0
  const watch: Watch = {
    progress,
    found: finding => {
      differences += 1
      found(finding)
    },
  }
  const ledger = await checkLedger(trx, roomEntries, new Date(), watch)
  const events = await checkAccessLog(trx, (check, subject, what) => watch.found({ check, subject, what }), progress)
  await checkProjections(trx, watch)
  return { ...ledger, events, differences }
}

/** Checks everything on one snapshot: the service may be running and the log growing. */
export const checkEverything = ({ system }: Databases, watch: Watch): Promise<WholeCheck> =>
  system
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(trx => checkWithin(trx, watch))

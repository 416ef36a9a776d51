import type { Trx } from '#platform/database/tables.ts'
import { caseload } from '../tables.ts'

/**
 * An inspection of a unit is announced: from now until it is published its line does not read who opened its records. What
 * somebody told inspectors could be traced by who had read what.
 *
 * @source reference, voice-security 1 and 7.5
 */
export const openWave = async (
  trx: Trx,
  { inspection, pdu, now }: { readonly inspection: string; readonly pdu: string; readonly now: Date },
): Promise<void> => {
  await caseload(trx)
    .insertInto('caseload.inspection_wave')
    .values({ inspection, pdu, announced_at: now, published_at: null })
    .execute()
}

/** The inspection is published: its unit reads again who opened its records. */
export const closeWave = async (trx: Trx, inspection: string, now: Date): Promise<void> => {
  await caseload(trx)
    .updateTable('caseload.inspection_wave')
    .set({ published_at: now })
    .where('inspection', '=', inspection)
    .execute()
}

import { grantInspectionAccess } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import type { Inspection } from '../queries/inspection.ts'
import { accountsOn } from '../queries/team.ts'

/** A report comes 8 to 13 weeks after fieldwork; until then a finding may have to be read again. @source reference/inspection.md 3.5 */
const WEEKS_AFTER_FIELDWORK = 13
const WEEK = 7 * 24 * 60 * 60 * 1000

type Opened = { readonly inspection: Inspection; readonly people: readonly string[]; readonly now: Date }

/** Lets these accounts read the sampled records, from now until the report is due. Each reading is an audit event. */
export const openRecordsFor = (
  trx: Trx,
  { inspection, people, now }: Opened,
  accounts: readonly number[],
): Promise<void> =>
  grantInspectionAccess(trx, {
    inspection: inspection.id,
    accounts,
    people,
    from: now,
    until: new Date(Date.parse(inspection.fieldwork_to) + WEEKS_AFTER_FIELDWORK * WEEK),
  })

/** Lets everyone who works on an inspection read the sampled records. */
export const openRecords = async (trx: Trx, opened: Opened): Promise<void> =>
  openRecordsFor(trx, opened, await accountsOn(trx, opened.inspection.id))

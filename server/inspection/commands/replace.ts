import type { Trx } from '#platform/database/tables.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { Replacement } from '../../../verifier/bundle/sample.ts'
import type { ReplaceForm } from '../forms.ts'
import { lockInspection } from '../queries/inspection.ts'
import { drawnCases } from '../queries/sample.ts'
import { openRecords } from '../record/open-records.ts'
import { writeEntry } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'

/** Takes a case out of the sample for a reason, and puts the next in rank of its stratum in: nobody chooses which. */
export const replaceCase: Command<ReplaceForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('replace', inspection.stage)
  if (objection) return refuse([{ field: '', message: objection }])

  const cases = await drawnCases(trx, inspection.id)
  const out = cases.find(one => one.case === input.case && one.status === 'sampled')
  if (!out) return refuse([{ field: 'case', message: 'This case is not in the sample' }])
  const next = cases.find(one => one.status === 'waiting' && one.stratum === out.stratum)
  if (!next) return refuse([{ field: 'case', message: 'No case of the same stratum is left to replace it' }])

  const payload: Replacement = { out: out.case, in: next.case, reason: input.reason }
  const type = 'inspection.replace'
  await writeEntry(trx, { inspection: inspection.id, type, payload, author: actor, now })
  await setStatus(trx, inspection.id, out.case, { status: 'replaced', replaced_reason: input.reason })
  await setStatus(trx, inspection.id, next.case, { status: 'sampled', instead_of: out.case })
  await openRecords(trx, { inspection, people: [next.case], now })
  return done('The case is replaced by the next in rank.', `/inspections/${inspection.id}/sample`)
}

type Status =
  | { readonly status: 'replaced'; readonly replaced_reason: string }
  | { readonly status: 'sampled'; readonly instead_of: string }

const setStatus = async (trx: Trx, inspection: string, about: string, status: Status): Promise<void> => {
  await inspections(trx)
    .updateTable('inspection.drawn_case')
    .set(status)
    .where('inspection', '=', inspection)
    .where('case', '=', about)
    .execute()
}

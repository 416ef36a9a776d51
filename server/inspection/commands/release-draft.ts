import { z } from 'zod'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { ReleaseForm } from '../forms.ts'
import { presentDraft } from '../pages/draft/presenter.ts'
import { possibleReaders } from '../queries/draft.ts'
import { isDrawn, lockInspection } from '../queries/inspection.ts'
import { ratingOf } from '../queries/rating.ts'
import { openProposals } from '../record/proposals.ts'
import { writeEntry } from '../record/write-entry.ts'
import { inspections } from '../tables.ts'

const Proposed = z.object({
  recommendations: z.array(z.object({ to: z.enum(['unit', 'region', 'national']), text: z.string() })),
})

/** Gives the draft, as it stands now, to people who answer for the unit, so that they can say what is wrong in it. */
export const releaseDraft: Command<ReleaseForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  if (inspection.stage !== 'drawn') return refuse([{ field: 'reader', message: 'The result is published already' }])
  const possible = new Set((await possibleReaders(trx, inspection.unit)).map(one => one.accountId))
  if (!input.reader.every(account => possible.has(account))) {
    return refuse([{ field: 'reader', message: 'Select people who answer for this unit' }])
  }
  const proposal = (await openProposals(trx, { inspection: inspection.id, act: 'publish' })).get('')
  const recommendations = proposal ? Proposed.parse(proposal.content).recommendations : []
  const content = JSON.stringify(presentDraft(inspection.unit_name, await ratingOf(trx, inspection), recommendations))
  const payload = { readers: input.reader }
  await writeEntry(trx, { inspection: inspection.id, type: 'inspection.release-draft', payload, author: actor, now })
  const row = { content, released_by: actor.username, released_at: now }
  await inspections(trx)
    .insertInto('inspection.draft')
    .values({ inspection: inspection.id, ...row })
    .onConflict(conflict => conflict.column('inspection').doUpdateSet(row))
    .execute()
  await inspections(trx)
    .insertInto('inspection.draft_reader')
    .values(input.reader.map(account_id => ({ inspection: inspection.id, account_id, released_at: now })))
    .onConflict(conflict => conflict.columns(['inspection', 'account_id']).doNothing())
    .execute()
  return done('The draft is released.', `/inspections/${inspection.id}/team`)
}

import { z } from 'zod'
import { closeWave } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { requestCheckpoint } from '#platform/ledger/checkpoint.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { conditionsOfWork } from '#workforce'
import { entryTypes } from '../../../verifier/bundle/envelope.ts'
import { jsonBytes, publishingOf } from '../../../verifier/bundle/write-bundle.ts'
import { addressees, type InspectionParams } from '../forms.ts'
import { isDrawn, lockInspection } from '../queries/inspection.ts'
import { missingOf } from '../queries/missing.ts'
import { filesToPublish } from '../record/bundle.ts'
import { documentOf } from '../record/document.ts'
import { compactRangeAt } from '../record/log-proofs.ts'
import { agree, objectionToAgreeing, openProposals } from '../record/proposals.ts'
import { trustedBy } from '../record/trusted-by.ts'
import { writeEntry } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'
import { bundleJob } from '../tasks.ts'

const Proposed = z.object({
  recommendations: z.array(z.object({ to: z.enum(addressees), text: z.string() })),
})
const UNFINISHED = 'The inspection has changed since it was proposed: the page says what is still to do'

/**
 * A second lead inspector agrees, and the result is published: its entry holds the digest of every file, so that nothing
 * published can be exchanged later. The bundle is put together in the background as soon as the log has signed a checkpoint over this entry.
 */
export const publish: Command<InspectionParams> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('publish', inspection.stage)
  if (objection || !isDrawn(inspection)) return refuse([{ field: '', message: objection ?? 'Draw the sample first' }])
  const proposal = (await openProposals(trx, { inspection: inspection.id, act: 'publish' })).get('')
  const alone = objectionToAgreeing(proposal, actor)
  if (alone) return refuse([{ field: '', message: alone }])
  if ((await missingOf(trx, inspection)).length > 0) return refuse([{ field: '', message: UNFINISHED }])
  await agree(trx, { inspection: inspection.id, act: 'publish' }, { actor, now })

  const { recommendations } = Proposed.parse(proposal?.content)
  const document = await documentOf(trx, inspection, {
    recommendations,
    conditions: await conditionsOfWork(trx, inspection.unit, dayOf(now)),
  })
  const { policy, announced } = await trustedBy(trx, inspection.announced_size)
  const files = await filesToPublish(trx, { document, policy, announced })
  const payload = publishingOf(files, await compactRangeAt(trx, inspection.announced_size))
  const type = entryTypes.publish
  const entry = await writeEntry(trx, { inspection: inspection.id, type, payload, author: actor, now })
  await inspections(trx)
    .insertInto('inspection.publication')
    .values({
      inspection: inspection.id,
      document: jsonBytes(document),
      policy,
      announced,
      publishing: jsonBytes({ entry, payload, salt: await saltOf(trx, entry) }),
    })
    .execute()
  await inspections(trx)
    .updateTable('inspection.inspection')
    .set({ stage: 'published', published_at: now, publish_entry: entry })
    .where('id', '=', inspection.id)
    .execute()
  await closeWave(trx, inspection.id, now)
  await requestCheckpoint(trx)
  await queueJob(trx, bundleJob, { inspection: inspection.id })
  return done(`The inspection of ${inspection.unit_name} is published.`, `/published/${inspection.id}`)
}

const saltOf = async (trx: Trx, entry: string): Promise<string> => {
  const row = await inspections(trx)
    .selectFrom('inspection.entry')
    .select('salt')
    .where('id', '=', entry)
    .executeTakeFirstOrThrow()
  return Buffer.from(row.salt).toString('hex')
}

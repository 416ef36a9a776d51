import type { Trx } from '#platform/database/tables.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { requestCheckpoint } from '#platform/ledger/checkpoint.ts'
import { verifierKeys } from '#platform/ledger/log.ts'
import { done, type FieldError, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { conditionsOfWork } from '#workforce'
import { entryTypes } from '../../../verifier/bundle/envelope.ts'
import { jsonBytes, publishingOf } from '../../../verifier/bundle/write-bundle.ts'
import type { PublishForm } from '../forms.ts'
import { isDrawn, lockInspection } from '../queries/inspection.ts'
import { type Missing, missingOf } from '../queries/missing.ts'
import { filesToPublish } from '../record/bundle.ts'
import { documentOf } from '../record/document.ts'
import { compactRangeAt } from '../record/log-proofs.ts'
import { writeEntry } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'
import { bundleJob } from '../tasks.ts'

/**
 * Publishes the result: its entry holds the digest of every file, so that nothing published can be exchanged later. The
 * bundle is put together in the background as soon as the log has signed a checkpoint over this entry.
 */
export const publish: Command<PublishForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('publish', inspection.stage)
  if (objection || !isDrawn(inspection)) return refuse([{ field: '', message: objection ?? 'Draw the sample first' }])
  const missing = await missingOf(trx, inspection)
  if (missing.length > 0) return refuse(refusals(missing))

  const document = await documentOf(trx, inspection, {
    recommendations: input.recommendations,
    conditions: await conditionsOfWork(trx, inspection.unit, dayOf(now)),
  })
  const policy = policyOf(await verifierKeys(trx))
  const files = await filesToPublish(trx, document, policy)
  const payload = publishingOf(files, await compactRangeAt(trx, inspection.announced_size))
  const type = entryTypes.publish
  const entry = await writeEntry(trx, { inspection: inspection.id, type, payload, author: actor, now })
  await inspections(trx)
    .insertInto('inspection.publication')
    .values({
      inspection: inspection.id,
      document: jsonBytes(document),
      policy,
      publishing: jsonBytes({ entry, payload, salt: await saltOf(trx, entry) }),
    })
    .execute()
  await inspections(trx)
    .updateTable('inspection.inspection')
    .set({ stage: 'published', published_at: now, publish_entry: entry })
    .where('id', '=', inspection.id)
    .execute()
  await requestCheckpoint(trx)
  await queueJob(trx, bundleJob, { inspection: inspection.id })
  return done(`The inspection of ${inspection.unit_name} is published.`, `/published/${inspection.id}`)
}

/** Every case and standard that stands in the way, by name; the cases are those of the sample list. */
const refusals = (missing: readonly Missing[]): readonly FieldError[] =>
  missing.map(one =>
    one.what === 'case'
      ? { field: '', message: `Case ${one.case.slice(0, 8)} has ${one.open} open questions` }
      : { field: '', message: `Rate ${one.standard} ${one.name}` },
  )

/** Trusts the keys that this log has signed with. It has no witnesses yet. @source C2SP tlog-policy */
const policyOf = (keys: readonly string[]): string => `${keys.map(key => `log ${key}\n`).join('')}quorum none\n`

const saltOf = async (trx: Trx, entry: string): Promise<string> => {
  const row = await inspections(trx)
    .selectFrom('inspection.entry')
    .select('salt')
    .where('id', '=', entry)
    .executeTakeFirstOrThrow()
  return Buffer.from(row.salt).toString('hex')
}

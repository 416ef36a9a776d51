import { formatPolicy } from '@candour/ledger'
import { z } from 'zod'
import { proofOf } from '#platform/ledger/log.ts'
import { policyInForce } from '#platform/ledger/witness/policy.ts'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { entryDisclosures } from '../../queries/entry-disclosures.ts'
import { leafOf } from '../../queries/leaf.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { versionsOf } from '../../queries/timeline.ts'
import { presentEntryPart } from './presenter.ts'

export const EntryPartParams = z.object({
  person: z.uuid(),
  entry: z.uuid(),
  field: z.union([z.string(), z.array(z.string())]).optional(),
})
export type EntryPartParams = z.output<typeof EntryPartParams>

/** Choose which fields of one entry somebody may see, and can check without this service. */
export const entryPartPage: Page<EntryPartParams> = async ({ trx, params }) => {
  const person = await personById(trx, params.person)
  const versions = await versionsOf(trx, params.person, params.entry)
  const placed = versions.find(version => version.entry.entryId === params.entry)
  const disclosures = await entryDisclosures(trx, params.person, params.entry)
  if (!person || !placed || !disclosures) return notFound()
  const { provenAt } = await leafOf(trx, params.entry)
  const nameOf = await namesFor(trx, [placed.entry])
  const view = presentEntryPart({ person, entry: placed.entry, disclosures, isProven: provenAt !== null, nameOf })
  return render('caseload/pages/entry-part/template.njk', view)
}

/** The chosen fields with what proves them: the envelope, its proof, and the policy that says whom to trust. */
export const entryPartFile: Page<EntryPartParams> = async ({ trx, params }) => {
  const disclosures = await entryDisclosures(trx, params.person, params.entry)
  const proof = disclosures && (await proofOf(trx, params.entry))
  if (proof === undefined) return notFound()
  const chosen = new Set([params.field ?? []].flat())
  const { envelope } = await leafOf(trx, params.entry)
  const part = {
    envelope: Buffer.from(envelope).toString('base64'),
    disclosures: disclosures?.filter(one => chosen.has(one.name)).map(one => one.text),
    proof,
    policy: formatPolicy(await policyInForce(trx)),
  }
  const body = `${JSON.stringify(part, null, 2)}\n`
  return sendFile({ name: `${params.entry}.part.json`, type: 'application/json', body })
}

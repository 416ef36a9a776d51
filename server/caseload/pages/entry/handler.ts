import { z } from 'zod'
import { proofOf } from '#platform/ledger/log.ts'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { leafOf } from '../../queries/leaf.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { versionsOf } from '../../queries/timeline.ts'
import { presentEntry } from './presenter.ts'

export const EntryParams = z.object({ person: z.uuid(), entry: z.uuid() })
export type EntryParams = z.output<typeof EntryParams>

/** One entry: all its versions, and what the ledger holds of the one that was asked for. */
export const entryPage: Page<EntryParams> = async ({ trx, actor, params }) => {
  const person = await personById(trx, params.person)
  const versions = await versionsOf(trx, params.person, params.entry)
  if (!person || versions.length === 0) return notFound()
  const leaf = await leafOf(trx, params.entry)
  const nameOf = await namesFor(
    trx,
    versions.map(version => version.entry),
  )
  const view = presentEntry({ person, versions, opened: params.entry, leaf, nameOf, actor })
  return render('caseload/pages/entry/template.njk', view)
}

/** The inclusion proof of one entry, as a file that anyone can check without this service. */
export const entryProof: Page<EntryParams> = async ({ trx, params }) => {
  const versions = await versionsOf(trx, params.person, params.entry)
  const proof = versions.length === 0 ? undefined : await proofOf(trx, params.entry)
  if (proof === undefined) return notFound()
  return sendFile({ name: `${params.entry}.tlog-proof`, type: 'text/plain; charset=utf-8', body: proof })
}

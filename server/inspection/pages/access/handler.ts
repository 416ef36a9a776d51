import { z } from 'zod'
import { openingsOf } from '#caseload'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { sampledIds } from '../../queries/sample.ts'
import { presentAccess } from './presenter.ts'

export const AccessParams = z.object({
  id: z.uuid(),
  who: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type AccessParams = z.output<typeof AccessParams>

/** Who opened the sampled records after the announcement, what they did there, and when. */
export const accessPage: Page<AccessParams> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const sample = await sampledIds(trx, inspection.id)
  const uses = await openingsOf(trx, { people: sample, since: inspection.frozen_at })
  return render('inspection/pages/access/template.njk', presentAccess({ inspection, actor, uses, params }))
}

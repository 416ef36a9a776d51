import { standardNamed } from '@candour/timeliness'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { presentStandard } from './presenter.ts'

export const StandardParams = z.object({ standard: z.string().max(40) })
type StandardParams = z.output<typeof StandardParams>

/** One standard: what starts its clock, what stops it, the limit, the source, and how long the work takes. */
export const standardPage: Page<StandardParams> = async ({ params }) => {
  const found = standardNamed(params.standard)
  return found ? render('caseload/pages/standard/template.njk', presentStandard(found)) : notFound()
}

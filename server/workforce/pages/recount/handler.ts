import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { recomputeResult } from '../../figures/recompute.ts'
import { resultNumbered } from '../../queries/results.ts'
import { presentRecount } from './presenter.ts'

export const RecountParams = z.object({ result: z.coerce.number().int().positive() })

/** A published result worked out again from what was stored with it, and every difference. */
export const recountPage: Page<z.output<typeof RecountParams>> = async ({ trx, params }) => {
  const result = await resultNumbered(trx, params.result)
  if (!result) return notFound()
  const recount = await recomputeResult(trx, result.id)
  return render('workforce/pages/recount/template.njk', presentRecount(result, recount))
}

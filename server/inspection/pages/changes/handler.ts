import { notFound, render } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Page } from '#platform/web/page.ts'
import { changesOf, contentsOf } from '../../queries/changes.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { CHANGES_TO_A_PAGE, type ChangesParams, chosenChanges } from './choose.ts'
import { presentChanges } from './presenter.ts'
import { surgesOf } from './surges.ts'

/** What was written in the records of the population after the announcement. */
export const changesPage: Page<ChangesParams> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const { changes, totals } = await changesOf(trx, inspection)
  const chosen = chosenChanges(changes, params)
  const from = offsetOf({ total: chosen.length, page: params.page, size: CHANGES_TO_A_PAGE })
  const shown = chosen.slice(from, from + CHANGES_TO_A_PAGE)
  const surges = surgesOf(changes)
  const contents = await contentsOf(trx, inspection, [...shown, ...surges.flatMap(surge => surge.changes)])
  const found = { all: changes.length, totals, chosen: chosen.length, shown, contents, surges }
  return render('inspection/pages/changes/template.njk', presentChanges({ inspection, actor, params, found }))
}

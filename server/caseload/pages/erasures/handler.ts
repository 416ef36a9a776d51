import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { erasures } from '../../erasure/erasures.ts'
import { presentErasures } from './presenter.ts'

/** What was erased and on what ground, what waits for a decision, and the form that asks. */
export const erasuresPage: Page<object> = async ({ trx, actor }) =>
  render('caseload/pages/erasures/template.njk', presentErasures(await erasures(trx), actor))

import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { myDrafts } from '../../drafts/stored-drafts.ts'
import { presentMyDrafts } from './presenter.ts'

/** Everything that the reader has begun to write and not yet saved as an entry. */
export const myDraftsPage: Page<object> = async ({ trx, now }) =>
  render('caseload/pages/my-drafts/template.njk', presentMyDrafts(await myDrafts(trx), now))

import { render } from '../../answers.ts'
import type { Page } from '../../page.ts'
import { accountChanges } from './changes.ts'
import { presentAccounts } from './presenter.ts'

/** Changes of accounts: those that wait, those decided, and the form that proposes one. */
export const accountsPage: Page<object> = async ({ trx, actor }) =>
  render('platform/web/frame/accounts/template.njk', presentAccounts(await accountChanges(trx), actor))

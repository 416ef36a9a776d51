import { ownSessions } from '#platform/access/sessions.ts'
import { render } from '../../../answers.ts'
import type { Page } from '../../../page.ts'
import { presentSessions } from './presenter.ts'

/** Where the person is signed in. */
export const sessionsPage: Page<object> = async ({ trx, now }) =>
  render('platform/web/frame/account/sessions/template.njk', presentSessions(await ownSessions(trx), now))

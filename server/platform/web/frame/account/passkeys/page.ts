import { hasFreshStepUp } from '#platform/access/step-up.ts'
import { render } from '../../../answers.ts'
import type { SignInPage } from '../../../page.ts'
import { askForNewPasskey } from '../../passkeys/ceremony.ts'
import { ownPasskeys, passkeysOf } from '../../passkeys/stored.ts'
import { mayAddPasskey } from './may-add.ts'
import { presentPasskeys } from './presenter.ts'

/** The person's passkeys, and after a step-up the forms to add and remove one. */
export const passkeysPage =
  (url: string): SignInPage<object> =>
  async ({ trx, actor, now, browser }) => {
    const { username } = actor
    const mayChange = await hasFreshStepUp(trx, actor, now)
    const keys = await passkeysOf(trx, username)
    const mayAdd = mayChange || (await mayAddPasskey(trx, keys.length, now))
    const options = mayAdd ? await askForNewPasskey({ url, browser, username, now }, keys) : null
    const view = presentPasskeys(await ownPasskeys(trx), { mayChange, options })
    return render('platform/web/frame/account/passkeys/template.njk', view)
  }

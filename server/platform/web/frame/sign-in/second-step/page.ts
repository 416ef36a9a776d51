import { redirect, render } from '../../../answers.ts'
import type { SignInPage } from '../../../page.ts'
import { askForNewPasskey, askForPasskey } from '../../passkeys/ceremony.ts'
import { passkeysOf } from '../../passkeys/stored.ts'
import { firstStepOf } from './first-step.ts'

/** Asks for the passkey; or, of somebody whose role needs one and who has none, to make one now. */
export const secondStepPage =
  (url: string): SignInPage<object> =>
  async ({ trx, actor, now, browser }) => {
    const first = firstStepOf(browser, now)
    if (actor.role !== 'public') return redirect('/')
    if (!first) {
      return render('platform/web/frame/sign-in/second-step/first-step-gone.njk', {
        title: 'Start again',
        heading: 'Start again',
      })
    }
    const ceremony = { url, browser, username: first.username, now }
    const keys = await passkeysOf(trx, first.username)
    if (keys.length === 0) {
      return render('platform/web/frame/sign-in/second-step/first-passkey.njk', {
        title: 'Add a passkey',
        heading: 'Add a passkey',
        options: await askForNewPasskey(ceremony, keys),
      })
    }
    return render('platform/web/frame/sign-in/second-step/template.njk', {
      title: 'Second step',
      heading: 'Use your passkey',
      options: await askForPasskey(ceremony, 'sign in', keys),
    })
  }

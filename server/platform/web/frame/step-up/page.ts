import { z } from 'zod'
import { render } from '../../answers.ts'
import type { SignInPage } from '../../page.ts'
import { askForPasskey } from '../passkeys/ceremony.ts'
import { passkeysOf } from '../passkeys/stored.ts'
import { LocalPath } from '../sign-in/local-path.ts'

export const StepUpParams = z.object({ to: LocalPath })
export type StepUpParams = z.output<typeof StepUpParams>

/**
 * Asks a signed-in person to prove again that it is they, before an act that needs it: with a passkey; in the demonstration,
 * without one, with the password.
 */
export const stepUpPage =
  (url: string, withPassword: boolean): SignInPage<StepUpParams> =>
  async ({ trx, actor, params, now, browser, form }) => {
    const { username } = actor
    const keys = await passkeysOf(trx, username)
    return render('platform/web/frame/step-up/template.njk', {
      title: 'Confirm that it is you',
      heading: 'Confirm that it is you',
      to: form.values.to ?? params.to,
      withPassword,
      options: keys.length > 0 ? await askForPasskey({ url, browser, username, now }, 'step up', keys) : null,
    })
  }

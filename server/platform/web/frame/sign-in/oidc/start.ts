import { redirect, toProvider } from '../../../answers.ts'
import type { SignInPage } from '../../../page.ts'
import type { SignInParams } from '../page.ts'
import type { Provider } from './provider.ts'

/** Enough for a few tabs that all ask to sign in. */
const AWAITED = 4

/** Sends a person to the provider, and remembers what must come back. */
export const startSignIn =
  (provider: Provider): SignInPage<SignInParams> =>
  async ({ actor, params, now, browser }) => {
    if (actor.role !== 'public') return redirect(params.to)
    const { url, awaited } = await provider.begin(params.to, now)
    browser.awaited = [...(browser.awaited ?? []), awaited].slice(-AWAITED)
    return toProvider(url)
  }

import { closeSession } from '#platform/access/sessions.ts'
import { signedOut } from '../../answers.ts'
import type { Command } from '../../page.ts'
import type { Provider } from './oidc/provider.ts'

/** Ends the session on the server, where a copy of the cookie opens nothing from now on, and then at the provider. */
export const signOut =
  (provider: Provider | null): Command<object> =>
  async ({ trx, actor }) => {
    if (actor.role === 'public') return signedOut('/', null)
    await closeSession(trx, actor.sessionToken)
    return signedOut('/', provider?.signOutUrl ?? null)
  }

import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { noAccount, type PageAnswer, redirect, render } from '../../../answers.ts'
import type { SignInPage } from '../../../page.ts'
import type { AwaitedSignIn } from '../../../session/browser-state.ts'
import { rolesThatNeedPasskeys } from '../../passkeys/needed-by.ts'
import { enter } from '../enter.ts'
import type { Identity, Provider } from './provider.ts'

const MINUTE = 60_000
/** Whoever takes longer at the provider starts again. */
const PATIENCE = 10 * MINUTE
const LONGEST = 4096

/** What the provider appends; a name that comes twice is nothing that a provider sends. */
export const CallbackParams = z.record(z.string(), z.string().max(LONGEST))
export type CallbackParams = z.output<typeof CallbackParams>

const failed = (): PageAnswer =>
  render(
    'platform/web/frame/sign-in/oidc/failed.njk',
    { title: 'We could not sign you in', heading: 'We could not sign you in' },
    400,
  )

const accountOf = async (trx: Trx, { issuer, subject, username }: Identity): Promise<string | null> => {
  const { rows } = await sql<{ username: string | null }>`
    select platform.account_of_identity(${issuer}, ${subject}, ${username}) as username`.execute(trx)
  return rows[0]?.username ?? null
}

const identified = async (
  provider: Provider,
  params: CallbackParams,
  awaited: AwaitedSignIn,
): Promise<Identity | null> => {
  try {
    return await provider.identify(new URLSearchParams(params), awaited)
  } catch {
    // Whatever did not hold, the person starts again; the audit has the refusal.
    return null
  }
}

/**
 * Takes a person back from the provider. The answer must be to a question that this browser asked, once, within ten minutes.
 */
export const signInCallback =
  (provider: Provider): SignInPage<CallbackParams> =>
  async ({ trx, actor, params, now, browser }) => {
    const awaited = browser.awaited?.find(one => one.state === params.state)
    // Once: whatever happens now, this question is answered.
    if (awaited) browser.awaited = browser.awaited?.filter(one => one !== awaited) ?? []
    // Back in the history, or a second tab: they are in already.
    if (actor.role !== 'public') return redirect(awaited?.to ?? '/')
    if (!awaited || now.getTime() - awaited.at > PATIENCE) return failed()
    const identity = await identified(provider, params, awaited)
    if (!identity) return failed()
    const username = await accountOf(trx, identity)
    const answer =
      username &&
      (await enter({ trx, username, to: awaited.to, now }, { browser, neededBy: rolesThatNeedPasskeys(false) }))
    return answer || noAccount(identity.username)
  }

import { z } from 'zod'
import { hrefOf } from '../../address.ts'
import { redirect, render } from '../../answers.ts'
import { DEMONSTRATION_PASSWORD } from '../../demonstration-password.ts'
import type { Page } from '../../page.ts'
import { roleText } from '../../role-text.ts'
import { LocalPath } from './local-path.ts'

export const SignInParams = z.object({ to: LocalPath })
export type SignInParams = z.output<typeof SignInParams>

/** The sign-in page of the demonstration: it lists the invented accounts, each with a button that signs in. */
export const demonstrationSignInPage: Page<SignInParams> = async ({ trx, actor, params, form }) => {
  if (actor.role !== 'public') return redirect(params.to)
  const accounts = await trx
    .selectFrom('platform.account')
    .select(['username', 'name', 'role', 'introduction'])
    .orderBy('id')
    .execute()
  return render('platform/web/frame/sign-in/template.njk', {
    title: 'Sign in',
    heading: 'Sign in',
    to: form.values.to ?? params.to,
    password: DEMONSTRATION_PASSWORD,
    accounts: accounts.map(({ role, ...account }) => ({ ...account, role: roleText(role) })),
  })
}

/** The sign-in page of a real service: one way in, through the provider. */
export const signInPage: Page<SignInParams> = async ({ actor, params }) => {
  if (actor.role !== 'public') return redirect(params.to)
  return render('platform/web/frame/sign-in/oidc/sign-in.njk', {
    title: 'Sign in',
    heading: 'Sign in',
    start: hrefOf({ path: '/sign-in/start', query: { to: params.to } }),
  })
}

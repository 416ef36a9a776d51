import { z } from 'zod'
import { audit } from '#platform/audit/audit.ts'
import { accountHolders, everyone, permission } from '../../permission.ts'
import { form, page, type Route, table } from '../../route.ts'
import { StepUpParams, stepUpPage } from '../step-up/page.ts'
import { PasskeyStepUpForm, stepUpWithPasskey } from '../step-up/with-passkey.ts'
import { StepUpForm, stepUpWithPassword } from '../step-up/with-password.ts'
import { SECOND_STEP } from './enter.ts'
import { CallbackParams, signInCallback } from './oidc/callback.ts'
import { CALLBACK, type Provider } from './oidc/provider.ts'
import { startSignIn } from './oidc/start.ts'
import { demonstrationSignInPage, SignInParams, signInPage } from './page.ts'
import { FirstPasskeyForm, firstPasskey } from './second-step/first-passkey.ts'
import { secondStepPage } from './second-step/page.ts'
import { SecondStepForm, secondStep } from './second-step/use-passkey.ts'
import { SignInForm, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

/** How people sign in, and where browsers find the service. */
export type SignInWith = {
  readonly url: string
  /** Null in the demonstration, and there alone passwords sign in. */
  readonly provider: Provider | null
}

const can = {
  signIn: permission('sign in', everyone),
  signOut: permission('sign out', everyone),
  stepUp: permission('confirm that it is you', accountHolders),
}

const nothing = z.object({})
const username = {
  subject: (typed: Readonly<Record<string, unknown>>) => String(typed.username),
  subjectType: 'ACCOUNT',
}

const demonstrationRows = table(
  page('/sign-in', can.signIn, audit('VIEW_SIGN_IN'), SignInParams, demonstrationSignInPage),
  form('/sign-in', can.signIn, audit('SIGN_IN', username), SignInForm, signIn, '/sign-in'),
  form('/step-up', can.stepUp, audit('STEP_UP'), StepUpForm, stepUpWithPassword, '/step-up'),
)

const providerRows = (provider: Provider): readonly Route[] =>
  table(
    page('/sign-in', can.signIn, audit('VIEW_SIGN_IN'), SignInParams, signInPage),
    page('/sign-in/start', can.signIn, audit('START_SIGN_IN'), SignInParams, startSignIn(provider)),
    page(CALLBACK, can.signIn, audit('SIGN_IN'), CallbackParams, signInCallback(provider)),
  )

/** Signing in, proving again that it is oneself, and signing out. */
export const signInRows = ({ url, provider }: SignInWith): readonly Route[] =>
  table(
    ...(provider ? providerRows(provider) : demonstrationRows),
    page(SECOND_STEP, can.signIn, audit('VIEW_SECOND_STEP'), nothing, secondStepPage(url)),
    form(SECOND_STEP, can.signIn, audit('SECOND_STEP'), SecondStepForm, secondStep(url), SECOND_STEP),
    form(
      '/sign-in/first-passkey',
      can.signIn,
      audit('ADD_FIRST_PASSKEY'),
      FirstPasskeyForm,
      firstPasskey(url),
      SECOND_STEP,
    ),
    page('/step-up', can.stepUp, audit('VIEW_STEP_UP'), StepUpParams, stepUpPage(url, provider === null)),
    form(
      '/step-up/passkey',
      can.stepUp,
      audit('STEP_UP_WITH_PASSKEY'),
      PasskeyStepUpForm,
      stepUpWithPasskey(url),
      '/step-up',
    ),
    form('/sign-out', can.signOut, audit('SIGN_OUT'), nothing, signOut(provider), '/'),
  )

import { z } from 'zod'
import { audit } from '#platform/audit/audit.ts'
import { render } from '../answers.ts'
import type { Page } from '../page.ts'
import { accountHolders, everyone, permission } from '../permission.ts'
import type { Room } from '../room.ts'
import { form, page, type Route, table } from '../route.ts'
import { homePage } from './home/page.ts'
import { SignInParams, signInPage } from './sign-in/page.ts'
import { SignInForm, signIn } from './sign-in/sign-in.ts'
import { signOut } from './sign-in/sign-out.ts'
import { StepUpParams, stepUpPage } from './step-up/page.ts'
import { StepUpForm, stepUpWithPassword } from './step-up/with-password.ts'

const can = {
  read: permission('read the pages that are open to everyone', everyone),
  signIn: permission('sign in', everyone),
  signOut: permission('sign out', everyone),
  stepUp: permission('confirm that it is you', accountHolders),
}

const nothing = z.object({})
const username = {
  subject: (typed: Readonly<Record<string, unknown>>) => String(typed.username),
  subjectType: 'ACCOUNT',
}

/** A page of plain text: its words stand in its template. */
const prose = (path: string, what: string, heading: string): Route => {
  const show: Page<object> = async () =>
    render(`platform/web/frame/prose${path}.njk`, {
      title: heading,
      heading,
      breadcrumbs: [{ text: 'Home', href: '/' }],
    })
  return page(path, can.read, audit(what), nothing, show)
}

const FIGURES = '/about-the-figures'

/** The shell's own pages: home, sign-in, and what a service must say about itself. */
export const frameRoom = (demonstration: boolean, rooms: readonly Room[]): Room => {
  const isGiven = (path: string): boolean => rooms.some(room => room.routes.some(route => route.path === path))
  const figures = isGiven(FIGURES) ? [] : [prose(FIGURES, 'VIEW_ABOUT_THE_FIGURES', 'About the figures')]
  return {
    name: 'frame',
    routes: table(
      page('/', can.read, audit('VIEW_HOME'), nothing, homePage(rooms)),
      page('/sign-in', can.signIn, audit('VIEW_SIGN_IN'), SignInParams, signInPage(demonstration)),
      form('/sign-in', can.signIn, audit('SIGN_IN', username), SignInForm, signIn, '/sign-in'),
      page('/step-up', can.stepUp, audit('VIEW_STEP_UP'), StepUpParams, stepUpPage),
      form('/step-up', can.stepUp, audit('STEP_UP'), StepUpForm, stepUpWithPassword, '/step-up'),
      form('/sign-out', can.signOut, audit('SIGN_OUT'), nothing, signOut, '/'),
      prose('/accessibility', 'VIEW_ACCESSIBILITY_STATEMENT', 'Accessibility statement'),
      prose('/cookies', 'VIEW_COOKIES', 'Cookies'),
      prose('/privacy', 'VIEW_PRIVACY_NOTICE', 'Privacy notice'),
      ...figures,
    ),
  }
}

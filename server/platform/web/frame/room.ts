import { z } from 'zod'
import { audit } from '#platform/audit/audit.ts'
import { render } from '../answers.ts'
import type { Page } from '../page.ts'
import { everyone, permission } from '../permission.ts'
import type { Room } from '../room.ts'
import { page, type Route, table } from '../route.ts'
import { accountRows } from './account/rows.ts'
import { accountChangeRows, accountsItem } from './accounts/rows.ts'
import { homePage } from './home/page.ts'
import { type SignInWith, signInRows } from './sign-in/rows.ts'

const canRead = permission('read the pages that are open to everyone', everyone)

const nothing = z.object({})
/** A page of plain text: its words stand in its template. */
const prose = (path: string, what: string, heading: string): Route => {
  const show: Page<object> = async () =>
    render(`platform/web/frame/prose${path}.njk`, {
      title: heading,
      heading,
      breadcrumbs: [{ text: 'Home', href: '/' }],
    })
  return page(path, canRead, audit(what), nothing, show)
}

const FIGURES = '/about-the-figures'

/** The shell's own pages: home, sign-in, and what a service must say about itself. */
export const frameRoom = (signInWith: SignInWith, rooms: readonly Room[]): Room => {
  const isGiven = (path: string): boolean => rooms.some(room => room.routes.some(route => route.path === path))
  const figures = isGiven(FIGURES) ? [] : [prose(FIGURES, 'VIEW_ABOUT_THE_FIGURES', 'About the figures')]
  return {
    name: 'frame',
    navigation: [accountsItem],
    routes: table(
      page('/', canRead, audit('VIEW_HOME'), nothing, homePage(rooms)),
      ...signInRows(signInWith),
      ...accountRows(signInWith),
      ...accountChangeRows,
      prose('/accessibility', 'VIEW_ACCESSIBILITY_STATEMENT', 'Accessibility statement'),
      prose('/cookies', 'VIEW_COOKIES', 'Cookies'),
      prose('/privacy', 'VIEW_PRIVACY_NOTICE', 'Privacy notice'),
      ...figures,
    ),
  }
}

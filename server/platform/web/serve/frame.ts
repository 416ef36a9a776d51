import { roleText } from '../role-text.ts'
import type { Exchange, Shell } from '../shell.ts'

export type Frame = {
  readonly user: { readonly name: string; readonly role: string } | null
  readonly navigation: readonly { text: string; href: string; active: boolean }[]
  readonly assets: Shell['assets']
  readonly demonstration: boolean
  readonly nonce: string
  readonly message: string | undefined
  readonly csrf: string
}

/** The address without its query. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? url

const isBelow = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)

/** The link that the path is below; of two, the nearer: /people/without-an-officer is below /people too. */
const activeHref = (path: string, hrefs: readonly string[]): string | undefined =>
  hrefs.filter(href => isBelow(path, href)).toSorted((a, b) => b.length - a.length)[0]

const takeMessage = ({ request }: Exchange): string | undefined => {
  const { message } = request.session
  if (message !== undefined) delete request.session.message
  return message
}

/** What the layout shows around a page: who is signed in, where they can go, and what was just done. */
export const frameOf = (shell: Shell, exchange: Exchange): Frame => {
  const { request, reply } = exchange
  const { actor } = request
  const path = pathOf(request.url)
  const reachable = shell.navigation.filter(item => item.permission.roles.includes(actor.role))
  const active = activeHref(
    path,
    reachable.map(item => item.href),
  )
  return {
    user: actor.role === 'public' ? null : { name: actor.name, role: roleText(actor.role) },
    navigation: reachable.map(({ text, href }) => ({ text, href, active: href === active })),
    assets: shell.assets,
    demonstration: shell.demonstration,
    nonce: reply.cspNonce.script,
    message: takeMessage(exchange),
    // Read only by pages that hold a form: a visitor who only reads gets no session and no cookie.
    get csrf() {
      return reply.generateCsrf()
    },
  }
}

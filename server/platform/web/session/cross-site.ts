import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errorPages } from '../errors/error-page.ts'
import { sendPage } from '../serve/send.ts'
import type { Shell } from '../shell.ts'

/** Asks for itself once more. The browser then sends the cookie along, since now it is this page that asks. */
const ONCE_MORE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Candour</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0"></head>
<body><p>Opening Candour. <a href="">Go on</a></p></body></html>
`

const isLinkFromElsewhere = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] === 'navigate'

/** Browsers that say where a request comes from say so here; "none" is the person themselves, who reloads a page. */
const isActFromElsewhere = ({ method, headers }: FastifyRequest): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string)

/**
 * What other websites can make a browser ask of us. The cookie is SameSite=Strict, so such a request never carries it: a link is
 * opened a second time from here, and an act is refused before anything is read.
 */
export const guardCrossSite = (pages: FastifyInstance, shell: Shell, cookieName: string): void => {
  pages.addHook('onRequest', async (request, reply): Promise<FastifyReply | undefined> => {
    if (isActFromElsewhere(request)) return sendPage(shell, { request, reply }, errorPages.fromElsewhere(request))
    if (!isLinkFromElsewhere(request) || request.cookies[cookieName] !== undefined) return undefined
    return reply.type('text/html; charset=utf-8').send(ONCE_MORE)
  })
}

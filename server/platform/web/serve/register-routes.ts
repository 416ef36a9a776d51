import type { FastifyInstance } from 'fastify'
import { isGet, type Route } from '../route.ts'
import type { Shell } from '../shell.ts'
import { serveGet } from './get.ts'
import { permit } from './permit.ts'
import { servePost } from './post.ts'
import { discardUpload, receiveUpload } from './receive-upload.ts'

/** Guessing a password goes no faster than this, for one name from one address. */
const TRIES_PER_MINUTE = 20

/** Four notes of 100,000 characters in any script, as forms encode them. */
const LARGEST_FORM = 4 * 1024 * 1024

const rateLimitOf = (path: string): object => {
  if (path !== '/sign-in') return {}
  const keyGenerator = (request: { ip: string; body?: unknown }): string => {
    const { username } = (request.body ?? {}) as { username?: unknown }
    return `${request.ip} ${String(username).toLowerCase()}`
  }
  return { rateLimit: { max: TRIES_PER_MINUTE, timeWindow: '1 minute', hook: 'preHandler', keyGenerator } }
}

const registerOne = (app: FastifyInstance, shell: Shell, route: Route): void => {
  const allowed = permit(shell, route)
  if (isGet(route)) {
    app.get(route.path, { preValidation: allowed, handler: serveGet(shell, route) })
  } else if (route.kind === 'form') {
    const config = rateLimitOf(route.path)
    app.post(route.path, {
      config,
      bodyLimit: LARGEST_FORM,
      preValidation: allowed,
      preHandler: app.csrfProtection,
      handler: servePost(shell, route),
    })
  } else {
    app.post(route.path, {
      preValidation: [allowed, request => receiveUpload(request, shell.uploadFolder)],
      preHandler: app.csrfProtection,
      onResponse: discardUpload,
      handler: servePost(shell, route),
    })
  }
}

/** Serves every row of the table. */
export const registerRoutes = (app: FastifyInstance, shell: Shell, routes: readonly Route[]): void => {
  app.decorateRequest('uploadedFile')
  app.decorateRequest('uploadProblem')
  for (const route of routes) registerOne(app, shell, route)
}

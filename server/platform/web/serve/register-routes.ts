import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { isGet, type Route } from '../route.ts'
import type { Shell } from '../shell.ts'
import { serveGet } from './get.ts'
import { permit } from './permit.ts'
import { servePost } from './post.ts'
import { discardUpload, receiveUpload } from './receive-upload.ts'

/** Where a password is typed: nothing long is, and no faster than this. */
const GUESSABLE = ['/sign-in', '/step-up']
/** For one name from one address: from elsewhere its owner still gets in. */
const TRIES_FOR_A_NAME = 20
/** One password tried on many names; and each try costs us ten milliseconds of a processor, by design. */
const TRIES_FROM_AN_ADDRESS = 100
const LONGEST_PASSWORD_FORM = 16 * 1024

/** Four notes of 100,000 characters in any script, as forms encode them. */
const LARGEST_FORM = 4 * 1024 * 1024

const nameTried = ({ actor, body }: FastifyRequest): string => {
  const { username = actor.username } = (body ?? {}) as { username?: unknown }
  return String(username).toLowerCase()
}

/** Lets a guess through while neither limit is reached. @throws an error with status 429 */
const limitGuesses = (app: FastifyInstance): preHandlerAsyncHookHandler => {
  const timeWindow = '1 minute'
  const byName = (request: FastifyRequest): string => `${request.ip} ${nameTried(request)}`
  const limits = [
    app.createRateLimit({ max: TRIES_FROM_AN_ADDRESS, timeWindow, keyGenerator: ({ ip }) => ip }),
    app.createRateLimit({ max: TRIES_FOR_A_NAME, timeWindow, keyGenerator: byName }),
  ]
  return async request => {
    for (const limit of limits) {
      const found = await limit(request)
      if (!found.isAllowed && found.isExceeded) throw Object.assign(new Error('Too many tries'), { statusCode: 429 })
    }
  }
}

const registerOne = (app: FastifyInstance, shell: Shell, route: Route): void => {
  const allowed = permit(shell, route)
  if (isGet(route)) {
    app.get(route.path, { preValidation: allowed, handler: serveGet(shell, route) })
  } else if (route.kind === 'form') {
    const isGuessable = GUESSABLE.includes(route.path)
    app.post(route.path, {
      bodyLimit: isGuessable ? LONGEST_PASSWORD_FORM : LARGEST_FORM,
      preValidation: allowed,
      preHandler: isGuessable ? [limitGuesses(app), app.csrfProtection] : app.csrfProtection,
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

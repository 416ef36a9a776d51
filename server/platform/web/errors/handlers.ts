import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { sendPage } from '../serve/send.ts'
import type { Shell } from '../shell.ts'
import { errorPages } from './error-page.ts'

type ErrorPage = ReturnType<(typeof errorPages)['ourFault']>

const pageFor = (error: FastifyError, request: FastifyRequest): ErrorPage => {
  if (error.code?.startsWith('FST_CSRF_')) return errorPages.staleForm(request)
  if (error.statusCode === 429) return errorPages.tooManyTries(request)
  if (error.statusCode === 413) return errorPages.tooLarge(request)
  if (error.statusCode === 404) return errorPages.notFound(request)
  if (error.statusCode !== undefined && error.statusCode < 500) return errorPages.unreadable(request)
  return errorPages.ourFault(request)
}

/** Every answer that is not a page of a room is a page too. Only our own faults are logged with their stack. */
export const handleErrors = (app: FastifyInstance, shell: Shell): void => {
  app.setNotFoundHandler((request, reply) => {
    // An asset of an older build: nobody asked who wants it, so there is nobody to show a page to.
    if (request.actor === undefined) return reply.code(404).type('text/plain').send('Not found')
    return sendPage(shell, { request, reply }, errorPages.notFound(request))
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const page = pageFor(error, request)
    if (page.status === 500) request.log.error({ err: error }, 'a request failed')
    return sendPage(shell, { request, reply }, page)
  })
}

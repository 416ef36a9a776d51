import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** What another program may send as a request id; anything else is replaced, since it ends up in logs and the audit. */
const REQUEST_ID = /^[\w.-]{8,64}$/

/** The id that the caller gave, or a new one. It stands in the answer, the logs and the audit. */
export const requestIdOf = (headers: Readonly<Record<string, string | string[] | undefined>>): string => {
  const given = headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

/** One line a request: the route's pattern, never the address, which may hold a case number or a search. */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        requestId: request.id,
        user: request.actor?.username ?? 'nobody',
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}

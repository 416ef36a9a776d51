import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access/actor.ts'

/** A new session id at sign-in: an id that somebody planted before is worth nothing after. */
export const beginSession = async (request: FastifyRequest, { sessionToken }: Actor): Promise<void> => {
  await request.session.regenerate()
  request.session.token = sessionToken
  request.session.seen = Date.now()
}

/** A new session id at step-up too: one that was copied before is worth nothing after. Forms in other tabs stay valid. */
export const renewSession = async (request: FastifyRequest, { sessionToken }: Actor): Promise<void> => {
  await request.session.regenerate(['_csrf', 'refusals', 'seen'])
  request.session.token = sessionToken
}

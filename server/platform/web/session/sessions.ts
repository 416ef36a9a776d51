import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import session from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import { type Actor, visitor } from '#platform/access/actor.ts'
import { actorOf, touchSession } from '#platform/access/sessions.ts'
import type { Db } from '#platform/database/tables.ts'
import type { BrowserState } from './browser-state.ts'
import type { Refusal } from './refusals.ts'
import { IDLE_MINUTES, removeEndedSessions, sessionStore } from './store.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface Session extends BrowserState {
    /** Opens the person's rows in the database. */
    token?: string
    /** What was just done, to be said once. */
    message?: string
    refusals?: Refusal[]
    /** When the session was last prolonged, in milliseconds. */
    seen?: number
  }
}

const MINUTE = 60_000
/** A session is prolonged at most this often: a write for every page would cost more than the page. */
const PROLONG_EVERY = MINUTE

/**
 * The name of the cookie. Over https its prefix makes the browser refuse one that another host, or a page read over plain http,
 * has planted: it must be Secure, for this host alone and for all of its paths.
 */
export const cookieNameOf = (secure: boolean): string => (secure ? '__Host-candour' : 'candour')

/** The session id is 192 random bits and is looked up by its hash: a signature would add only a secret to keep. */
const unsigned = {
  sign: (value: string) => value,
  unsign: (value: string) => ({ valid: true, renew: false, value }),
}

/** What people typed lies in the database, sealed, not longer than this after their session has ended. */
const SWEEP_EVERY = 10 * MINUTE

const sweepEnded = (shell: FastifyInstance, app: Db): void => {
  const sweep = (): Promise<void> => removeEndedSessions(app).catch(why => shell.log.warn({ err: why }, 'sweep failed'))
  const timer = setInterval(sweep, SWEEP_EVERY).unref()
  shell.addHook('onClose', async () => clearInterval(timer))
}

/** Sessions in the database, the token against forged forms, and `request.actor`. */
export const sessions = async (
  shell: FastifyInstance,
  { app, secure }: { app: Db; secure: boolean },
): Promise<void> => {
  shell.decorateRequest('actor')
  // First of all, so that the page about a database that does not answer has somebody to be shown to.
  shell.addHook('onRequest', async request => {
    request.actor = visitor
  })
  await shell.register(cookie)
  await shell.register(session, {
    cookieName: cookieNameOf(secure),
    secret: unsigned,
    store: sessionStore(app),
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: IDLE_MINUTES * MINUTE },
  })
  await shell.register(csrf, { sessionPlugin: '@fastify/session' })
  sweepEnded(shell, app)

  shell.addHook('onRequest', async request => {
    const { token, seen } = request.session
    if (!token) return
    const actor = await actorOf(app, token)
    if (!actor) return
    request.actor = actor
    if (Date.now() - (seen ?? 0) <= PROLONG_EVERY) return
    await touchSession(app, token)
    request.session.seen = Date.now()
  })
}

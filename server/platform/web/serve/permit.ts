import type { FastifyReply, FastifyRequest } from 'fastify'
import { errorPages } from '../errors/error-page.ts'
import { isGet, type Route } from '../route.ts'
import type { Shell } from '../shell.ts'
import { formPageOf } from './form-page.ts'
import { redirectTo, sendPage } from './send.ts'
import { rawInput, recordAlone, useOf } from './use.ts'

/**
 * Lets a request through when its role has the permission of its row. Otherwise the attempt is written down, and: a visitor
 * who asked for a page signs in first; one who sent a form sees what they typed; anyone else is told what they lack.
 */
export const permit =
  (shell: Shell, route: Route) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { actor } = request
    if (route.permission.roles.includes(actor.role)) return undefined
    const exchange = { request, reply }
    await recordAlone(shell, request, useOf(request, route, rawInput(request)), 'denied')
    if (actor.role !== 'public') return sendPage(shell, exchange, errorPages.denied(request, route.permission))
    if (!isGet(route)) return sendPage(shell, exchange, errorPages.signInAgain(request, formPageOf(route, request)))
    return redirectTo(reply, `/sign-in?to=${encodeURIComponent(request.url)}`)
  }

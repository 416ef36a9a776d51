import type { RouteHandlerMethod } from 'fastify'
import { recordUse } from '#platform/audit/record.ts'
import { errorPages } from '../errors/error-page.ts'
import type { GetRoute } from '../route.ts'
import { formStateOf, REFUSED } from '../session/refusals.ts'
import type { Shell } from '../shell.ts'
import { pathOf } from './frame.ts'
import { sendAnswer, sendPage } from './send.ts'
import { inOneTransaction, rawInput, recordAlone, useOf } from './use.ts'

/** Serves a page or a file: parse, ask, write the audit event, commit, then render. */
export const serveGet =
  (shell: Shell, route: GetRoute): RouteHandlerMethod =>
  async (request, reply) => {
    const exchange = { request, reply }
    const raw = rawInput(request)
    const use = useOf(request, route, raw)
    const reading = route.read(raw)
    // An address that no link of ours has: there is nothing there.
    if (!reading.ok) {
      await recordAlone(shell, request, use, 'refused')
      return sendPage(shell, exchange, errorPages.notFound(request))
    }
    const refused = (request.query as Record<string, unknown>)[REFUSED]
    const form = formStateOf(request.session, pathOf(request.url), refused)
    const answer = await inOneTransaction(shell, request, use, async trx => {
      const found = await reading.run({ trx, actor: request.actor, now: shell.now(), form })
      await recordUse(trx, use, found.kind === 'not-found' ? 'denied' : 'done')
      return found
    })
    return sendAnswer(shell, exchange, answer, form)
  }

import type { RouteHandlerMethod } from 'fastify'
import { type AuditedUse, recordUse } from '#platform/audit/record.ts'
import type { PageAnswer } from '../answers.ts'
import { errorPages } from '../errors/error-page.ts'
import type { GetRoute } from '../route.ts'
import { beginSession } from '../session/new-id.ts'
import { formStateOf, REFUSED } from '../session/refusals.ts'
import type { Shell } from '../shell.ts'
import { pathOf } from './frame.ts'
import { sendAnswer, sendPage } from './send.ts'
import { inOneTransaction, rawInput, recordAlone, useOf } from './use.ts'

const outcomeOf = (answer: PageAnswer): Parameters<typeof recordUse>[2] => {
  if (answer.kind === 'not-found' || answer.kind === 'no-account') return 'denied'
  return answer.kind === 'render' && answer.status >= 400 ? 'refused' : 'done'
}

/** Coming back from the provider is the one page that is about somebody who was nobody when they asked for it. */
const useOfAnswer = (use: AuditedUse, answer: PageAnswer): AuditedUse => {
  if (answer.kind === 'signed-in') return { ...use, who: answer.actor.username }
  if (answer.kind !== 'no-account') return use
  return { ...use, event: { ...use.event, subject: () => answer.username, subjectType: 'ACCOUNT' } }
}

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
      const found = await reading.run({ trx, actor: request.actor, now: shell.now(), form, browser: request.session })
      await recordUse(trx, useOfAnswer(use, found), outcomeOf(found))
      return found
    })
    if (answer.kind === 'signed-in') await beginSession(request, answer.actor)
    return sendAnswer(shell, exchange, answer, form)
  }

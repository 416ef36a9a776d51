import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { recordUse } from '#platform/audit/record.ts'
import { type CommandAnswer, type Done, notFound, type Refused, refuse } from '../answers.ts'
import { errorPages } from '../errors/error-page.ts'
import type { PostRoute } from '../route.ts'
import { beginSession, renewSession } from '../session/new-id.ts'
import { forgetRefusals, keepRefusal } from '../session/refusals.ts'
import type { Shell } from '../shell.ts'
import { formPageOf } from './form-page.ts'
import { redirectTo, sendPage } from './send.ts'
import { inOneTransaction, rawInput, recordAlone, Undone, useOf } from './use.ts'

/** A parameter that cannot be: an address nobody was given, so there is no form to return to. */
const isAboutTheAddress = (route: PostRoute, { errors }: Pick<Refused, 'errors'>): boolean =>
  errors.some(({ field }) => route.path.split('/').includes(`:${field}`))

const decide = async (shell: Shell, request: FastifyRequest, route: PostRoute): Promise<CommandAnswer> => {
  const raw = rawInput(request)
  const use = useOf(request, route, raw)
  const undone = async (answer: Undone['answer']): Promise<CommandAnswer> => {
    const refusedFields = answer.kind === 'refused' ? answer.errors.map(({ field }) => field) : []
    const outcome = answer.kind === 'refused' ? 'refused' : 'denied'
    await recordAlone(shell, request, { ...use, details: { ...use.details, refusedFields } }, outcome)
    return answer
  }

  if (request.uploadProblem) return undone(refuse([{ field: 'file', message: request.uploadProblem }]))
  const reading = route.read(raw)
  if (!reading.ok) return undone(isAboutTheAddress(route, reading) ? notFound() : refuse(reading.errors))
  try {
    return await inOneTransaction(shell, request, use, async trx => {
      const context = {
        trx,
        actor: request.actor,
        now: shell.now(),
        file: request.uploadedFile,
        browser: request.session,
      }
      const answer = await reading.run(context)
      if ((answer.kind === 'refused' && !answer.keeps) || answer.kind === 'not-found') throw new Undone(answer)
      const who = answer.kind === 'signed-in' ? answer.actor.username : use.who
      await recordUse(trx, { ...use, who }, answer.kind === 'refused' ? 'denied' : 'done')
      return answer
    })
  } catch (error) {
    if (error instanceof Undone) return undone(error.answer)
    throw error
  }
}

const finish = (
  request: FastifyRequest,
  reply: FastifyReply,
  { message, to }: Done,
  formPage: string,
): FastifyReply => {
  request.session.message = message
  forgetRefusals(request.session, formPage)
  return redirectTo(reply, to)
}

/** Serves an act: parse, decide, write, audit, commit, then 303; or back to the form with everything that was typed. */
export const servePost =
  (shell: Shell, route: PostRoute): RouteHandlerMethod =>
  async (request, reply) => {
    const answer = await decide(shell, request, route)
    const formPage = formPageOf(route, request)
    switch (answer.kind) {
      case 'done':
        return finish(request, reply, answer, formPage)
      case 'refused':
        return redirectTo(reply, keepRefusal(request.session, formPage, answer.errors, request.body))
      case 'not-found':
        return sendPage(shell, { request, reply }, errorPages.notFound(request))
      case 'redirect':
        return redirectTo(reply, answer.to)
      case 'signed-in':
        await beginSession(request, answer.actor)
        return redirectTo(reply, answer.to)
      case 'stepped-up':
        await renewSession(request, answer.actor)
        return redirectTo(reply, answer.to)
      case 'signed-out':
        await request.session.regenerate()
        return answer.provider ? reply.redirect(answer.provider, 303) : redirectTo(reply, answer.to)
    }
  }

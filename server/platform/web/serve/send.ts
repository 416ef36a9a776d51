import type { FastifyReply } from 'fastify'
import { isLocal } from '../address.ts'
import type { FormState, PageAnswer, Printed, Rendered, Sendable } from '../answers.ts'
import { errorPages } from '../errors/error-page.ts'
import type { Exchange, Shell } from '../shell.ts'
import { frameOf } from './frame.ts'
import { printed } from './print.ts'

const noForm: FormState = { errors: [], values: {} }

/** Only to a path of this service: an address that somebody slipped in must not lead a person elsewhere. */
export const redirectTo = (reply: FastifyReply, to: string): FastifyReply => {
  if (!isLocal(to)) throw new Error('A redirect must lead to a path of this service')
  return reply.redirect(to, 303)
}

/** Renders a page in its frame and sends it. */
export const sendPage = (
  shell: Shell,
  exchange: Exchange,
  { template, view, status }: Omit<Rendered, 'kind'>,
  form = noForm,
): FastifyReply => {
  const html = shell.templates.render(template, { ...view, form, shell: frameOf(shell, exchange) })
  return exchange.reply.code(status).type('text/html; charset=utf-8').send(html)
}

const sendDownload = (reply: FastifyReply, { name, type, body }: Sendable): FastifyReply => {
  if (name) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  return reply.type(type).send(body)
}

const sendPdf = async (shell: Shell, exchange: Exchange, answer: Printed): Promise<FastifyReply> => {
  const pdf = await printed(shell, exchange, answer)
  if ('template' in pdf) return sendPage(shell, exchange, pdf)
  return sendDownload(exchange.reply, { name: answer.name, type: 'application/pdf', body: pdf })
}

/** Sends what a page handler answered. */
export const sendAnswer = (
  shell: Shell,
  exchange: Exchange,
  answer: PageAnswer,
  form: FormState,
): FastifyReply | Promise<FastifyReply> => {
  switch (answer.kind) {
    case 'print':
      return sendPdf(shell, exchange, answer)
    case 'render':
      return sendPage(shell, exchange, answer, form)
    case 'redirect':
    case 'signed-in':
      return redirectTo(exchange.reply, answer.to)
    case 'to-provider':
      return exchange.reply.redirect(answer.url, 303)
    case 'no-account':
      return sendPage(shell, exchange, errorPages.noAccount(exchange.request, answer.username))
    case 'file':
      return sendDownload(exchange.reply, answer.file)
    case 'not-found':
      return sendPage(shell, exchange, errorPages.notFound(exchange.request))
  }
}

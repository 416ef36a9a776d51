import type { FastifyReply } from 'fastify'
import { NoBrowser } from '#platform/pdf/printer.ts'
import type { Printed, Rendered } from '../answers.ts'
import type { Exchange, Shell } from '../shell.ts'
import type { Frame } from './frame.ts'

/** On paper there is nobody signed in, nowhere to go and nothing to send. */
const blankFrame = (shell: Shell): Frame => ({
  user: null,
  navigation: [],
  assets: shell.assets,
  demonstration: shell.demonstration,
  nonce: '',
  message: undefined,
  csrf: '',
})

const instead = ({ insteadAt }: Printed): Omit<Rendered, 'kind'> => {
  const view = { title: 'No PDF here', heading: 'This service cannot make a PDF', insteadAt }
  return { template: 'platform/pdf/no-browser.njk', view, status: 503 }
}

/**
 * Renders a page and sends it as a PDF.
 *
 * @returns the page to show instead when this machine has no browser to print with
 */
export const sendPrinted = async (
  shell: Shell,
  { reply }: Exchange,
  answer: Printed,
): Promise<FastifyReply | Omit<Rendered, 'kind'>> => {
  const context = { ...answer.view, form: { errors: [], values: {} }, shell: blankFrame(shell) }
  try {
    const pdf = await shell.printer.pdf(shell.templates.render(answer.template, context))
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
    return reply.type('application/pdf').send(Buffer.from(pdf))
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error
    reply.log.warn({ err: error }, 'nothing can be printed here')
    return instead(answer)
  }
}

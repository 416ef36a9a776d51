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
 * A page as a PDF.
 *
 * @returns the page to show instead when this machine has no browser to print with
 */
export const printed = async (
  shell: Shell,
  { request }: Exchange,
  answer: Printed,
): Promise<Uint8Array | Omit<Rendered, 'kind'>> => {
  const context = { ...answer.view, form: { errors: [], values: {} }, shell: blankFrame(shell) }
  try {
    return await shell.printer.pdf(shell.templates.render(answer.template, context))
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error
    request.log.warn({ err: error }, 'nothing can be printed here')
    return instead(answer)
  }
}

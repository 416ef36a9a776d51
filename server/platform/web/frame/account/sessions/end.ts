import { z } from 'zod'
import { endOtherSessions } from '#platform/access/sessions.ts'
import { done, notFound } from '../../../answers.ts'
import { countedText } from '../../../numbers.ts'
import type { Command } from '../../../page.ts'

export const EndSessionForm = z.object({ session: z.uuid() })
export type EndSessionForm = z.output<typeof EndSessionForm>

/** Ends one other session of the same person. */
export const endSession: Command<EndSessionForm> = async ({ trx, input }) =>
  (await endOtherSessions(trx, input.session)) > 0 ? done('The session has ended', '/account/sessions') : notFound()

/** Ends every other session of the same person. */
export const endAllOthers: Command<object> = async ({ trx }) => {
  const ended = await endOtherSessions(trx, null)
  return done(
    ended === 0 ? 'There was no other session' : `Ended ${countedText(ended, 'session')}`,
    '/account/sessions',
  )
}

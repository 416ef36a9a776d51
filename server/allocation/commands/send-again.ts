import { z } from 'zod'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { done, notFound } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { sendMessageJob } from '../messages/write-messages.ts'
import { allocation } from '../tables.ts'

export const SendAgainForm = z.object({ message: z.uuid() })
export type SendAgainForm = z.output<typeof SendAgainForm>

/** Tries again to send a message that has failed. */
export const sendAgain: Command<SendAgainForm> = async ({ trx, input }) => {
  const { numUpdatedRows } = await allocation(trx)
    .updateTable('allocation.message')
    .set({ state: 'waiting', attempts: 0, problem: null })
    .where('id', '=', input.message)
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return notFound()
  await queueJob(trx, sendMessageJob, { message: input.message })
  return done('The message is being sent again', '/allocation/messages')
}

import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Databases } from '#platform/database/databases.ts'
import { sendMessage } from './messages/send-message.ts'
import { noticesPage, type Transport } from './messages/transport.ts'
import { sendMessageJob } from './messages/write-messages.ts'
import { planJob } from './plan/ask-for-plan.ts'
import { makePlan } from './plan/make-plan.ts'

const MessageJob = z.object({ message: z.uuid() })

/** The background jobs of this room. A message that did not leave is tried again by the queue, later and later. */
export const allocationTasks = (databases: Databases, transport: Transport = noticesPage): TaskList => ({
  [planJob]: payload => makePlan(databases, payload),
  [sendMessageJob]: async payload => {
    const { message } = MessageJob.parse(payload)
    const again = await sendMessage(databases, message, transport, new Date())
    if (again) throw new Error(`Message ${message} did not leave yet`)
  },
})

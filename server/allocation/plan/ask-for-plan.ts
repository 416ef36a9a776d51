import { createHash } from 'node:crypto'
import { z } from 'zod'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { done, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { queueOf } from '../queries/queue.ts'
import { planInputOf } from './input-of.ts'
import { plans } from './tables.ts'

/** Name of the job that makes a plan. */
export const planJob = 'allocation-plan'

const MOST_PEOPLE = 2000

const ids = z.preprocess(
  value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid()).max(MOST_PEOPLE),
)

/** `people` empty: everybody of the unit who waits. */
export const PlanForm = z.object({
  pdu: z.string('Select a unit').regex(/^[\w-]{1,20}$/, 'Select a unit'),
  people: ids,
})
export type PlanForm = z.output<typeof PlanForm>

/** Notes what is asked, with today's figures, and asks for the job that answers it. */
export const askForPlan: Command<PlanForm> = async ({ trx, actor, input: { pdu, people }, now }) => {
  const on = dayOf(now)
  const filter = { pdu, team: '', risk: '', contact: '' }
  const waiting = await queueOf(trx, actor, filter, { page: 1, size: MOST_PEOPLE, today: on })
  const wanted = new Set(people)
  const asked = waiting.people.map(({ personId }) => personId).filter(id => wanted.size === 0 || wanted.has(id))
  if (asked.length === 0) return refuse([{ field: 'pdu', message: 'Nobody of this unit waits for a named officer' }])
  const { input, leftOut } = await planInputOf(trx, { pdu, people: asked, on, now })
  const text = JSON.stringify(input)
  const { id } = await plans(trx)
    .insertInto('allocation.plan')
    .values({
      ...{ unit: pdu, asked_by: actor.accountId ?? 0, asked_at: now, input: text },
      input_digest: createHash('sha256').update(text).digest('hex'),
      left_out: JSON.stringify(leftOut),
      whole: wanted.size === 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await queueJob(trx, planJob, { plan: id })
  return done('The plan has been asked for', `/allocation/plans/${id}`)
}

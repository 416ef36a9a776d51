import { type AllocationResult, readAllocationInput } from '@candour/allocation'
import { z } from 'zod'
import type { Databases } from '#platform/database/databases.ts'
import { countText } from '#platform/web/numbers.ts'
import { sayNoPlan } from '../escalation/tasks.ts'
import { solveAllocation } from '../solver/solve.ts'
import { plans } from './tables.ts'

/** What the job is told. */
const PlanJob = z.object({ plan: z.uuid() })

/** What a certificate says, for whoever must answer it; null when there is a plan. */
const certificateFacts = (result: AllocationResult) =>
  result.status === 'infeasible'
    ? [
        { label: 'Points of room missing', value: countText(result.missingPoints) },
        { label: 'People whom no rule lets anybody take', value: countText(result.noEligibleOfficer.length) },
        { label: 'People who can still be given', value: countText(result.partial.assignments.length) },
        { label: 'People who would still wait', value: countText(result.partial.unplaced.length) },
      ]
    : null

/** Answers a plan that was asked for, in a thread of its own. An answer always comes: a search that breaks off says so in it. */
export const makePlan = async ({ system }: Pick<Databases, 'system'>, payload: unknown): Promise<void> => {
  const { plan: id } = PlanJob.parse(payload)
  const db = plans(system)
  const plan = await db
    .updateTable('allocation.plan')
    .set({ state: 'running', started_at: new Date() })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .returning(['input', 'unit', 'whole'])
    .executeTakeFirst()
  if (!plan) return
  const result = await solveAllocation(readAllocationInput(JSON.parse(plan.input)))
  await system.transaction().execute(async trx => {
    await plans(trx)
      .updateTable('allocation.plan')
      .set({ state: 'done', ended_at: new Date(), result: JSON.stringify(result) })
      .where('id', '=', id)
      .execute()
    if (plan.whole && result.status !== 'unproven')
      await sayNoPlan(trx, { unit: plan.unit, facts: certificateFacts(result) })
  })
}

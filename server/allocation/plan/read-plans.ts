import type { AllocationInput, AllocationResult } from '@candour/allocation'
import type { Trx } from '#platform/database/tables.ts'
import type { LeftOut } from './input-of.ts'
import { plans } from './tables.ts'

/** One plan as it is stored. `inputText` and `resultText` are the bytes that can be checked. */
export type StoredPlan = {
  readonly id: string
  readonly unitName: string
  readonly askedAt: Date
  readonly state: 'waiting' | 'running' | 'done'
  readonly digest: string
  readonly leftOut: readonly LeftOut[]
  readonly inputText: string
  readonly resultText: string | null
}

const stored = (trx: Trx) =>
  plans(trx)
    .selectFrom('allocation.plan')
    .innerJoin('platform.unit', 'platform.unit.code', 'allocation.plan.unit')
    .select([
      'allocation.plan.id as id',
      'platform.unit.name as unitName',
      'asked_at as askedAt',
      'state',
      'input_digest as digest',
      'left_out as leftOut',
      'input as inputText',
      'result as resultText',
    ])

/** The plan, if its reader may see it. */
export const planById = (trx: Trx, id: string): Promise<StoredPlan | undefined> =>
  stored(trx).where('allocation.plan.id', '=', id).executeTakeFirst()

const LATEST = 20

/** The latest plans that a reader may see. */
export const latestPlans = (trx: Trx): Promise<readonly Pick<StoredPlan, 'id' | 'unitName' | 'askedAt' | 'state'>[]> =>
  plans(trx)
    .selectFrom('allocation.plan')
    .innerJoin('platform.unit', 'platform.unit.code', 'allocation.plan.unit')
    .select(['allocation.plan.id as id', 'platform.unit.name as unitName', 'asked_at as askedAt', 'state'])
    .orderBy('asked_at', 'desc')
    .limit(LATEST)
    .execute()

/** What was asked, and the answer if there is one. Both are ours, written by the command and the job. */
export const openedPlan = (plan: StoredPlan): { input: AllocationInput; result: AllocationResult | null } => ({
  input: JSON.parse(plan.inputText),
  result: plan.resultText === null ? null : JSON.parse(plan.resultText),
})

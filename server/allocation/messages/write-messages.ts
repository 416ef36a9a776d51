import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { allocation, type MessageWhat } from '../tables.ts'

export const sendMessageJob = 'send-allocation-message'

/** Messages about one act: one row a recipient. */
export type NewMessages = {
  readonly actor: Actor
  readonly now: Date
  readonly entryId: string
  readonly personId: string
  /** The team whose managers see whether they arrived. */
  readonly team: string
  readonly reason: string | null
  readonly from: string | null
  readonly to: string | null
  readonly messages: readonly { readonly what: MessageWhat; readonly recipient: string }[]
}

/** Writes messages in the transaction of the act that they tell of. A job sends them once it has committed; undone, nobody hears of it. */
export const writeMessages = async (trx: Trx, given: NewMessages): Promise<void> => {
  for (const { what, recipient } of given.messages) {
    const { id } = await allocation(trx)
      .insertInto('allocation.message')
      .values({
        ...{ what, recipient, written_at: given.now, written_by: given.actor.accountId ?? 0 },
        ...{ person_id: given.personId, entry_id: given.entryId, team: given.team, reason: given.reason },
        ...{ from_officer: given.from, to_officer: given.to },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await queueJob(trx, sendMessageJob, { message: id })
  }
}

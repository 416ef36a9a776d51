import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { appendLeaf, lockStream } from '#platform/ledger/append.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { projectors } from '../record/projectors.ts'
import { caseload } from '../tables.ts'

export const DecisionForm = z.object({
  erasure: z.uuid(),
  decision: z.enum(['approved', 'refused'], { error: 'Select whether the record is to be erased' }),
})
export type DecisionForm = z.output<typeof DecisionForm>

/** The job that destroys the keys of erased records, after the erasure has been committed. */
export const DESTROY_KEYS = 'destroy-keys-of-erased-records'

/**
 * An auditor decides. Erasing writes the last entry of the record, removes everything that was derived from it, and asks for its
 * key to be destroyed: only after the commit, because a key cannot be rolled back.
 */
export const decideErasure: Command<DecisionForm> = async ({ trx, actor, input, now }) => {
  const request = await caseload(trx)
    .selectFrom('caseload.erasure')
    .select(['person_id', 'ground', 'decision'])
    .where('id', '=', input.erasure)
    .executeTakeFirst()
  if (!request) return notFound()
  if (request.decision) return refuse([{ field: 'decision', message: 'Somebody has decided this request meanwhile' }])
  if (input.decision === 'refused') {
    await sql`select caseload.refuse_erasure(${input.erasure}, ${now})`.execute(trx)
    return done('Refused. The record stays as it is', '/erasures')
  }
  await erase(trx, { ...request, erasure: input.erasure, by: actor.username, now })
  return done('Erased. Nobody can read this record any more', '/erasures')
}

type Erasing = {
  readonly erasure: string
  readonly person_id: string
  readonly ground: string
  readonly by: string
  readonly now: Date
}

const erase = async (trx: Trx, { erasure, person_id, ground, by, now }: Erasing): Promise<void> => {
  const stream = await lockStream(trx, person_id)
  const { entry, payload, salt } = await appendLeaf(trx, {
    stream,
    entry: randomUUID(),
    type: 'erasure',
    recordedAt: now,
    happened: { from: dayOf(now) },
    // The entries of this chain that nobody can read from now on: 1 up to this number.
    payload: { erasure, ground, decidedBy: by, entries: stream.seq },
  })
  await sql`select caseload.erase_record(${erasure}, ${entry}, ${now}, ${payload}, ${salt})`.execute(trx)
  for (const { afterErasure } of projectors()) {
    await afterErasure(trx, { personId: person_id, on: dayOf(now), at: now })
  }
  await queueJob(trx, DESTROY_KEYS, {})
}

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { type CommandAnswer, done } from '#platform/web/answers.ts'
import { allocation } from '../tables.ts'

/** What every form of this room carries: its own id, under which it is done at most once. */
export const onceField = { formId: z.uuid().catch(() => randomUUID()) }

/** Runs an act once: the same form sent again gets the answer of the first time, and nothing is done twice. */
export const once = async (
  trx: Trx,
  { actor, formId, now }: { readonly actor: Actor; readonly formId: string; readonly now: Date },
  act: () => Promise<CommandAnswer>,
): Promise<CommandAnswer> => {
  const earlier = await allocation(trx)
    .selectFrom('allocation.submission')
    .select(['message', 'lead_to'])
    .where('form_id', '=', formId)
    .executeTakeFirst()
  if (earlier) return done(earlier.message, earlier.lead_to)
  const answer = await act()
  if (answer.kind !== 'done') return answer
  await allocation(trx)
    .insertInto('allocation.submission')
    .values({ account_id: actor.accountId ?? 0, form_id: formId, message: answer.message, lead_to: answer.to, at: now })
    .execute()
  return answer
}

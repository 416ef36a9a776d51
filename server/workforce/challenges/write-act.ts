import { randomUUID } from 'node:crypto'
import type { Trx } from '#platform/database/tables.ts'
import { appendLeaf } from '#platform/ledger/append.ts'
import type { Stream } from '#platform/ledger/seal.ts'
import { dayOf } from '#platform/web/dates.ts'
import { challengeTables } from './tables.ts'

/** Where the ledger keeps challenges. */
export const challengeRoom = 'workforce-challenge'

const type = 'workforce.challenge' as const

export type NewAct = {
  readonly stream: Stream
  readonly payload: { readonly act: 'opened' | 'answered' } & Readonly<Record<string, unknown>>
  readonly author: string
  readonly now: Date
}

/** Writes one act of a challenge with its leaf, in this transaction. Its row must be there before: the policy asks for it. */
export const writeAct = async (trx: Trx, { stream, payload, author, now }: NewAct): Promise<void> => {
  const entry = randomUUID()
  const sealed = await appendLeaf(trx, {
    stream,
    entry,
    type,
    recordedAt: now,
    happened: { from: dayOf(now) },
    payload,
  })
  await challengeTables(trx)
    .insertInto('workforce.challenge_entry')
    .values({
      ...{ id: entry, stream: stream.id, seq: sealed.seq, type, recorded_at: now, author },
      ...{ payload: sealed.payload, salt: sealed.salt },
    })
    .execute()
}

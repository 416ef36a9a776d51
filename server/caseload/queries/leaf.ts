import type { Trx } from '#platform/database/tables.ts'
import { checkpointCovering } from '#platform/ledger/log.ts'

/** What the ledger holds of one entry. */
export type Leaf = {
  readonly envelope: Uint8Array
  readonly hash: Uint8Array
  readonly index: number | null
  /** Size of the earliest signed checkpoint that covers it; null while none does. */
  readonly provenAt: number | null
}

/** The leaf of an entry. Holds no personal data, so it is not limited to those who may read the entry. */
export const leafOf = async (trx: Trx, entryId: string): Promise<Leaf> => {
  const row = await trx
    .selectFrom('ledger.leaf_in as i')
    .leftJoin('ledger.leaf as l', 'l.entry_id', 'i.entry_id')
    .select(['i.envelope', 'i.leaf_hash', 'l.idx'])
    .where('i.entry_id', '=', entryId)
    .executeTakeFirstOrThrow()
  const checkpoint = row.idx === null ? undefined : await checkpointCovering(trx, row.idx)
  return { envelope: row.envelope, hash: row.leaf_hash, index: row.idx, provenAt: checkpoint?.size ?? null }
}

import { formatTlogProof } from '@candour/ledger'
import { sql } from 'kysely'
import type { CheckpointTable, Trx } from '../database/tables.ts'
import { storedTree } from './tiles.ts'

export type Checkpoint = CheckpointTable

/** The newest signed checkpoint, or undefined before the first. */
export const latestCheckpoint = (trx: Trx): Promise<Checkpoint | undefined> =>
  trx.selectFrom('ledger.checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()

/** The earliest checkpoint that covers the leaf with this number, or undefined until it is signed. */
export const checkpointCovering = (trx: Trx, index: number): Promise<Checkpoint | undefined> =>
  trx.selectFrom('ledger.checkpoint').selectAll().where('size', '>', index).orderBy('size').limit(1).executeTakeFirst()

/** A checkpoint as it is published: the note that the log signed, with every cosignature that has come in for it since. */
export const publishedNote = async (trx: Trx, { size, note }: Pick<Checkpoint, 'size' | 'note'>): Promise<string> => {
  const lines = await trx
    .selectFrom('ledger.cosignature')
    .select('line')
    .where('size', '=', size)
    .orderBy('witness_key')
    .execute()
  return [note, ...lines.map(({ line }) => line)].join('')
}

/** The number of an entry's leaf, or undefined until the sequencer has given it one. */
export const indexOf = async (trx: Trx, entryId: string): Promise<number | undefined> =>
  (await trx.selectFrom('ledger.leaf').select('idx').where('entry_id', '=', entryId).executeTakeFirst())?.idx

export type NumberedLeaf = {
  readonly idx: number
  readonly entryId: string
  readonly envelope: Buffer
  readonly leafHash: Buffer
}

/** Every leaf from one size of the log up to another, in order: what was added between two checkpoints. */
export const leavesBetween = async (trx: Trx, from: number, to: number): Promise<NumberedLeaf[]> => {
  const { rows } = await sql<NumberedLeaf>`select l.idx, l.entry_id as "entryId", i.envelope, i.leaf_hash as "leafHash"
    from ledger.leaf l join ledger.leaf_in i using (entry_id) where l.idx >= ${from} and l.idx < ${to} order by l.idx`.execute(
    trx,
  )
  return rows
}

/** The keys that this log has signed with, newest first, as verifier key lines. */
export const verifierKeys = async (trx: Trx): Promise<string[]> => {
  const rows = await trx.selectFrom('ledger.log_key').select('verifier_key').orderBy('since', 'desc').execute()
  return rows.map(row => row.verifier_key)
}

/**
 * The proof that an entry is in the log, as a file to hand out: path and the earliest checkpoint that covers it.
 *
 * @returns undefined until the entry is under a signed checkpoint
 * @source C2SP tlog-proof
 */
export const proofOf = async (trx: Trx, entryId: string): Promise<string | undefined> => {
  const { rows } = await sql<{
    idx: number
    size: number
    note: string
  }>`select leaf.idx, covering.size, covering.note ||
      coalesce((select string_agg(line, '' order by witness_key) from ledger.cosignature
        where cosignature.size = covering.size), '') as note
    from ledger.leaf, lateral (
      select size, note from ledger.checkpoint where size > leaf.idx order by size limit 1) covering
    where leaf.entry_id = ${entryId}`.execute(trx)
  const [found] = rows
  if (!found) return undefined
  const proof = await storedTree(trx).inclusionProof(found.idx, found.size)
  return formatTlogProof({ index: BigInt(found.idx), proof, checkpoint: found.note })
}

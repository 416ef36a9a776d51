import { toHex } from '@candour/ledger'
import type { Trx } from '#platform/database/tables.ts'
import { indexOf } from '#platform/ledger/log.ts'
import { storedTree } from '#platform/ledger/tiles.ts'
import type { Inclusion } from '../../../verifier/bundle/write-bundle.ts'

/**
 * Where an entry stands in the log of a size, and the hashes from its leaf to the root.
 *
 * @throws Error when the log of that size does not hold the entry
 */
export const inclusionOf = async (trx: Trx, entry: string, size: number): Promise<Inclusion> => {
  const index = await indexOf(trx, entry)
  if (index === undefined || index >= size) throw new Error(`The log of ${size} leaves does not hold entry ${entry}`)
  return { index, path: await storedTree(trx).inclusionProof(index, size) }
}

/** The compact range of the log at a size: its perfect nodes in hexadecimal, the largest first. */
export const compactRangeAt = async (trx: Trx, size: number): Promise<readonly string[]> => {
  const range = await storedTree(trx).range({ start: 0, end: size }, size)
  return range.nodes.map(node => toHex(node.hash))
}

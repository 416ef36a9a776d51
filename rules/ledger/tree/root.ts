import { Frontier } from './frontier.ts'

/**
 * The root over leaf hashes, in order. Without leaves it is `emptyRoot`.
 *
 * @throws LedgerError for a hash that is not 32 bytes
 * @source RFC 6962, section 2.1
 */
export const rootOf = (leafHashes: Iterable<Uint8Array>): Uint8Array => {
  const frontier = new Frontier()
  for (const hash of leafHashes) frontier.appendHash(hash)
  return frontier.root()
}

/** The root over leaves given by their bytes, in order, each hashed as it arrives. */
export const rootOfLeaves = (leaves: Iterable<Uint8Array>): Uint8Array => {
  const frontier = new Frontier()
  for (const data of leaves) frontier.append(data)
  return frontier.root()
}

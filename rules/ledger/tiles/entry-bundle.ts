import { join } from '../bytes/join.ts'
import { LedgerError } from '../ledger-error.ts'
import { tileWidth } from './address.ts'

/** Most bytes in one entry: its length is written in 16 bits. */
export const largestEntry = 65_535

/**
 * The entries of a bundle, in order. Their leaf hashes are the hashes of the level 0 tile with the same index.
 *
 * @throws LedgerError when an entry is cut short or there are more than 256
 * @source C2SP tlog-tiles
 */
export const parseEntryBundle = (bytes: Uint8Array): Uint8Array[] => {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const [high, low] = [bytes[at], bytes[at + 1]]
    if (high === undefined || low === undefined)
      throw new LedgerError(`entry ${entries.length}: its length is cut short`)
    const start = at + 2
    at = start + (high << 8) + low
    if (at > bytes.length) {
      throw new LedgerError(`entry ${entries.length}: ${at - start} bytes stated, ${bytes.length - start} there`)
    }
    entries.push(bytes.slice(start, at))
    if (entries.length > tileWidth) throw new LedgerError(`the bundle has more than ${tileWidth} entries`)
  }
  return entries
}

/**
 * The bundle of up to 256 entries.
 *
 * @throws LedgerError for too many entries, or one over 65,535 bytes
 */
export const formatEntryBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  if (entries.length > tileWidth) throw new LedgerError(`${entries.length} entries do not fit in a bundle`)
  return join(
    ...entries.flatMap((entry, i) => {
      if (entry.length > largestEntry)
        throw new LedgerError(`entry ${i}: ${entry.length} bytes, at most ${largestEntry}`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

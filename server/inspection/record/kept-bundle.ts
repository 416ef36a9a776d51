import type { Trx } from '#platform/database/tables.ts'
import { bundleOf, type Publication } from './bundle.ts'

/** A bundle is megabytes and takes most of a second to put together, and anyone may ask for it at any rate. */
const MOST_KEPT = 8
const kept = new Map<string, Uint8Array>()

/**
 * The bundle of a published result, kept in memory once made: it never changes.
 *
 * @returns undefined until a signed checkpoint covers the publishing entry
 */
export const keptBundle = async (trx: Trx, publication: Publication): Promise<Uint8Array | undefined> => {
  const { entry } = publication.publishing
  const bundle = kept.get(entry) ?? (await bundleOf(trx, publication))
  if (!bundle) return undefined
  kept.delete(entry)
  kept.set(entry, bundle)
  for (const [oldest] of kept) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return bundle
}

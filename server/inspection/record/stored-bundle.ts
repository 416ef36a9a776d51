import { sha256 } from '@candour/ledger'
import type { Db, Trx } from '#platform/database/tables.ts'
import { inspections } from '../tables.ts'
import { bundleOf, publicationOf } from './bundle.ts'

/** The stored bundle of a published result, or undefined until it is made. Anyone may read it. */
export const storedBundle = async (trx: Trx, inspection: string): Promise<Uint8Array | undefined> => {
  const row = await inspections(trx)
    .selectFrom('inspection.bundle')
    .select('bytes')
    .where('inspection', '=', inspection)
    .executeTakeFirst()
  return row?.bytes
}

/** Whether the bundle of a published result can be downloaded. */
export const hasBundle = async (trx: Trx, inspection: string): Promise<boolean> => {
  const row = await inspections(trx)
    .selectFrom('inspection.bundle')
    .select('inspection')
    .where('inspection', '=', inspection)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Puts the bundle of a published result together and stores it, unless it is there. Megabytes are hashed and packed in this
 * thread: in the running service that is a job's own one (bundle-thread.ts).
 *
 * @param system as the system role: nobody else may write a bundle
 * @returns whether the bundle is there now: false until a signed checkpoint covers the publishing entry
 * @throws Error when nothing is published under this id, or the log no longer gives what was published
 */
export const storeBundle = (system: Db, inspection: string): Promise<boolean> =>
  system.transaction().execute(async trx => {
    if (await hasBundle(trx, inspection)) return true
    const publication = await publicationOf(trx, inspection)
    if (!publication) throw new Error(`No result of inspection ${inspection} is published`)
    const bytes = await bundleOf(trx, publication)
    if (!bytes) return false
    await inspections(trx)
      .insertInto('inspection.bundle')
      .values({ inspection, bytes, digest: sha256(bytes) })
      .onConflict(conflict => conflict.column('inspection').doNothing())
      .execute()
    return true
  })

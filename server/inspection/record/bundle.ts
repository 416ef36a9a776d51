import { canonicalJson, parsePolicy, toHex } from '@candour/ledger'
import type { Trx } from '#platform/database/tables.ts'
import { type Checkpoint, checkpointCovering, indexOf, leavesBetween, publishedNote } from '#platform/ledger/log.ts'
import { readPublishing } from '../../../verifier/bundle/disclosed.ts'
import { type InspectionDocument, readDocument, readPublishingFile } from '../../../verifier/bundle/document.ts'
import { readEnvelope } from '../../../verifier/bundle/envelope.ts'
import type { Files } from '../../../verifier/bundle/files.ts'
import { bundleFiles, filesBeforePublishing, publishingOf } from '../../../verifier/bundle/write-bundle.ts'
import { writeZip } from '../../../verifier/zip/write-zip.ts'
import { inspections } from '../tables.ts'
import { compactRangeAt, inclusionOf } from './log-proofs.ts'
import { checkpointAt, noteUnder } from './trusted-by.ts'

const json = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

/** A published result as it is kept. */
export type Publication = {
  readonly document: InspectionDocument
  readonly bytes: Uint8Array
  readonly policy: string
  /** The announced checkpoint as it was published, with its cosignatures. */
  readonly announced: string
  readonly publishing: ReturnType<ReturnType<typeof readPublishingFile<ReturnType<typeof readPublishing>>>>
}

/** One published result, or undefined when there is none. Anyone may read it. */
export const publicationOf = async (trx: Trx, id: string): Promise<Publication | undefined> => {
  const row = await inspections(trx)
    .selectFrom('inspection.publication')
    .selectAll()
    .where('inspection', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const document = readDocument(json(row.document), 'inspection.json')
  return {
    document,
    bytes: row.document,
    policy: row.policy,
    announced: row.announced ?? (await checkpointAt(trx, document.announced.size)).note,
    publishing: readPublishingFile(readPublishing)(json(row.publishing), 'publishing entry'),
  }
}

/** The checkpoint that covers the publishing entry, or undefined until the log has signed it. */
export const publishedCheckpoint = async (trx: Trx, { publishing }: Publication): Promise<Checkpoint | undefined> => {
  const index = await indexOf(trx, publishing.entry)
  return index === undefined ? undefined : checkpointCovering(trx, index)
}

/** The announced checkpoint of a result, the policy, and the proofs that stand under that checkpoint. */
export const filesToPublish = async (
  trx: Trx,
  { document, announced, policy }: Pick<Publication, 'document' | 'announced' | 'policy'>,
): Promise<Files> => {
  const { size } = document.announced
  const { open, freeze } = document.entries
  return filesBeforePublishing({
    document,
    announced,
    policy,
    open: await inclusionOf(trx, open.envelope.entry, size),
    freeze: await inclusionOf(trx, freeze.envelope.entry, size),
  })
}

/**
 * The bundle of a published result, put together from the log: the same bytes every time.
 *
 * @returns undefined until a signed checkpoint covers the publishing entry, a few seconds after it is written
 * @throws Error when the log no longer gives what was published
 */
export const bundleOf = async (trx: Trx, publication: Publication): Promise<Uint8Array | undefined> => {
  const published = await publishedCheckpoint(trx, publication)
  if (!published) return undefined
  const { document, policy, publishing } = publication
  const { size } = document.announced
  const before = await filesToPublish(trx, publication)
  const range = await compactRangeAt(trx, size)
  if (canonicalJson(publishingOf(before, range)) !== canonicalJson(publishing.payload)) {
    throw new Error(`The log no longer gives what was published in entry ${publishing.entry}: run "candour fsck"`)
  }
  const leaves = await leavesBetween(trx, size, published.size)
  const files = bundleFiles({
    before,
    document,
    publishing,
    published: { note: noteUnder(await publishedNote(trx, published), parsePolicy(policy)), size: published.size },
    range,
    leaves: leaves.map(({ idx, envelope, leafHash }) => {
      return { hash: toHex(leafHash), envelope: readEnvelope(json(envelope), `leaf ${idx}`) }
    }),
    draw: await inclusionOf(trx, document.entries.draw.envelope.entry, published.size),
    publish: await inclusionOf(trx, publishing.entry, published.size),
  })
  return writeZip(files)
}

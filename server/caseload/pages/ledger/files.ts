import { formatAddCheckpoint, formatPolicy, toBase64 } from '@candour/ledger'
import { z } from 'zod'
import { latestCheckpoint, publishedNote } from '#platform/ledger/log.ts'
import { storedTree } from '#platform/ledger/tiles.ts'
import { policyInForce } from '#platform/ledger/witness/policy.ts'
import { notFound, redirect, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { ledgerTile } from '../../queries/ledger-file.ts'

const TEXT = 'text/plain; charset=utf-8'

export const NoParams = z.object({})
export const TileParams = z.object({ '*': z.string().max(200) })
export const ConsistencyParams = z.object({ from: z.string().max(20).default('') })
export type TileParams = z.output<typeof TileParams>
export type ConsistencyParams = z.output<typeof ConsistencyParams>

/** The newest signed checkpoint with its cosignatures, as the bytes that were signed. */
export const checkpointFile: Page<object> = async ({ trx }) => {
  const checkpoint = await latestCheckpoint(trx)
  return checkpoint ? sendFile({ type: TEXT, body: await publishedNote(trx, checkpoint) }) : notFound()
}

/** Whom to trust: the keys of the log, its witnesses and their quorum. @source C2SP tlog-policy */
export const policyFile: Page<object> = async ({ trx }) =>
  sendFile({ type: TEXT, body: formatPolicy(await policyInForce(trx)) })

/**
 * The newest checkpoint with the proof that it has only grown since a size: what a witness signs by file. It is the body of a
 * request to a witness.
 *
 * @source C2SP tlog-witness, add-checkpoint
 */
export const consistencyFile: Page<ConsistencyParams> = async ({ trx, params }) => {
  const checkpoint = await latestCheckpoint(trx)
  if (!checkpoint) return notFound()
  const from = /^\d{1,15}$/.test(params.from) ? Number(params.from) : undefined
  if (from === undefined || from > checkpoint.size)
    return redirect(`/ledger?from=${encodeURIComponent(params.from)}#watch`)
  const proof = from === 0 ? [] : await storedTree(trx).consistencyProof(from, checkpoint.size)
  const body = formatAddCheckpoint({ oldSize: BigInt(from), proof, note: await publishedNote(trx, checkpoint) })
  return sendFile({ name: `ledger-${from}-to-${checkpoint.size}.txt`, type: TEXT, body })
}

/** Every time-stamp, the newest first: the token in base64, which stands over the text of the checkpoint of that size. */
export const stampsFile: Page<object> = async ({ trx }) => {
  const stamps = await trx.selectFrom('ledger.stamp').selectAll().orderBy('size', 'desc').execute()
  const shown = stamps.map(({ size, stamped_at: at, authority, token }) => ({
    size,
    at,
    authority,
    token: toBase64(token),
  }))
  return sendFile({ type: 'application/json', body: JSON.stringify(shown) })
}

/** Hashes and entries at the paths of C2SP tlog-tiles. */
export const tileFile: Page<TileParams> = async ({ trx, params }) => {
  const checkpoint = await latestCheckpoint(trx)
  const bytes = checkpoint && (await ledgerTile(trx, `tile/${params['*']}`, checkpoint.size))
  return bytes ? sendFile({ type: 'application/octet-stream', body: bytes }) : notFound()
}

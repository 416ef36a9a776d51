import { z } from 'zod'
import { latestCheckpoint, verifierKeys } from '#platform/ledger/log.ts'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { ledgerTile } from '../../queries/ledger-file.ts'
import { presentLedger } from './presenter.ts'

export const NoParams = z.object({})
export const TileParams = z.object({ '*': z.string().max(200) })
export type TileParams = z.output<typeof TileParams>

/** The public page of the log: its size, its newest signed checkpoint, its key, and how to check them. */
export const ledgerPage: Page<object> = async ({ trx, now }) => {
  const checkpoint = await latestCheckpoint(trx)
  const keys = await verifierKeys(trx)
  return render('caseload/pages/ledger/template.njk', presentLedger(checkpoint, keys, now))
}

/** The newest signed checkpoint, as the bytes that were signed. */
export const checkpointFile: Page<object> = async ({ trx }) => {
  const checkpoint = await latestCheckpoint(trx)
  return checkpoint ? sendFile({ type: 'text/plain; charset=utf-8', body: checkpoint.note }) : notFound()
}

/** Hashes and entries at the paths of C2SP tlog-tiles. */
export const tileFile: Page<TileParams> = async ({ trx, params }) => {
  const checkpoint = await latestCheckpoint(trx)
  const bytes = checkpoint && (await ledgerTile(trx, `tile/${params['*']}`, checkpoint.size))
  return bytes ? sendFile({ type: 'application/octet-stream', body: bytes }) : notFound()
}

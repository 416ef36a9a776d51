import { openNote, parseNote, parseVerifierKey } from '@candour/ledger'
import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import type { Report } from './check-finding.ts'

/** A cosignature as it is stored beside its checkpoint; `seconds` in decimal digits. */
export type Cosignature = { readonly key: string; readonly line: string; readonly seconds: string }

/**
 * Checks that the witness of this key signed the text of the checkpoint, at the time that stands beside it. What that time is
 * worth depends on the witness's clock: the checkpoint's own time is not held against it.
 */
export const checkCosignature = (
  note: string,
  { key, line, seconds }: Cosignature,
  subject: string,
  report: Report,
): void => {
  try {
    const { text } = parseNote(note)
    const opened = openNote(`${text}\n${line.endsWith('\n') ? line : `${line}\n`}`, [parseVerifierKey(key)])
    const [signed] = opened.ok ? opened.verified : []
    if (!opened.ok) report('cosignature', subject, `${key}: ${opened.why}`)
    else if (String(signed?.seconds) !== seconds) {
      report('cosignature', subject, `${key}: was signed at ${signed?.seconds}, and ${seconds} stands beside it`)
    }
  } catch (error) {
    report('cosignature', subject, `${key}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Cosignatures that stand beside no checkpoint: somebody took it away. */
export const checkNoneWithoutCheckpoint = async (trx: Trx, report: Report): Promise<void> => {
  const { rows } = await sql<{
    size: string
    key: string
  }>`select size::text, witness_key as key from ledger.cosignature s
    where not exists (select from ledger.checkpoint c where c.size = s.size) order by s.size`.execute(trx)
  for (const { size, key } of rows) report('cosignature', `checkpoint ${size}`, `${key}: has no checkpoint`)
}

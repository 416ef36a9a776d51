import { openCheckpoint, parseVerifierKey, sameBytes, type VerifierKey } from '@candour/ledger'
import { sql } from 'kysely'
import type { CheckpointTable, Trx } from '../database/tables.ts'
import type { Report } from './check-finding.ts'
import type { DerivedTree } from './check-tree.ts'

/** Every key that the log says it signed with; one that is malformed, or of another log than the first, is reported. */
const knownKeys = async (trx: Trx, report: Report): Promise<VerifierKey[]> => {
  const rows = await trx.selectFrom('ledger.log_key').selectAll().orderBy('since').execute()
  const keys: VerifierKey[] = []
  for (const { verifier_key, origin } of rows) {
    try {
      const key = parseVerifierKey(verifier_key)
      keys.push(key)
      if (key.name !== origin) report('log key', verifier_key, `is of ${key.name}, and stands for ${origin}`)
      else if (key.name !== keys[0]?.name) report('log key', verifier_key, `is of another log than ${keys[0]?.name}`)
    } catch (error) {
      report('log key', verifier_key, error instanceof Error ? error.message : String(error))
    }
  }
  return keys
}

const checkNote = (row: CheckpointTable, keys: readonly VerifierKey[], tree: DerivedTree, report: Report): void => {
  const subject = `checkpoint ${row.size}`
  const opened = openCheckpoint(row.note, keys, keys[0]?.name ?? '')
  if (!opened.ok) report('checkpoint note', subject, opened.why)
  else if (Number(opened.checkpoint.size) !== row.size) {
    report('checkpoint note', subject, `its note states size ${opened.checkpoint.size}`)
  } else if (!sameBytes(opened.checkpoint.root, row.root)) {
    report('checkpoint note', subject, 'its note states another root than stands beside it')
  }
  const derived = tree.roots.get(row.size)
  const stated = opened.ok ? opened.checkpoint.root : row.root
  if (!derived) report('checkpoint root', subject, `covers more than the ${tree.size} leaves that are numbered`)
  else if (!sameBytes(derived, stated)) report('checkpoint root', subject, 'states a root that its leaves do not give')
}

/** All signed checkpoints, smallest first. Sizes come as text: one set beyond 2^53 is to be found, not to stop the check. */
export const storedCheckpoints = async (trx: Trx): Promise<CheckpointTable[]> => {
  const { rows } = await sql<Omit<CheckpointTable, 'size'> & { size: string }>`
    select size::text, root, note, published_at from ledger.checkpoint order by ledger.checkpoint.size`.execute(trx)
  return rows.map(row => ({ ...row, size: Number(row.size) }))
}

/**
 * Opens every checkpoint with the known keys and compares it with the tree that the leaves give at its size. Its time rests on
 * our clock alone, so it is only held against the others and against now.
 */
export const checkCheckpoints = async (
  trx: Trx,
  rows: readonly CheckpointTable[],
  { tree, now }: { readonly tree: DerivedTree; readonly now: Date },
  report: Report,
): Promise<void> => {
  const keys = await knownKeys(trx, report)
  for (const [index, row] of rows.entries()) {
    checkNote(row, keys, tree, report)
    const before = rows[index - 1]?.published_at ?? row.published_at
    if (row.published_at < before) {
      report('checkpoint time', `checkpoint ${row.size}`, 'is older than a checkpoint of a smaller log')
    }
    if (row.published_at > now) report('checkpoint time', `checkpoint ${row.size}`, 'lies in the future')
  }
}

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseCheckpoint, parseNote, toHex } from '@candour/ledger'
import { testDatabases } from '#platform/database/testing.ts'
import type { Databases } from '../../database/databases.ts'
import type { Db } from '../../database/tables.ts'
import { announceKey } from '../checkpoint.ts'
import { integrateAll } from '../integrate.ts'
import { logKeyIn } from '../keys.ts'
import { signCheckpoint } from '../signing.ts'
import { makePlainRoom } from '../testing.ts'
import { noWitnesses } from '../witness/configured.ts'

/** A log of its own for one test, with everything that was ever signed for it. */
export type LogUnderFaults = {
  readonly databases: Databases
  /** Numbers what waits and signs a checkpoint, as one turn of the sequencer does. */
  readonly sequence: (db: Db) => Promise<void>
  /** Every root that was signed, by size, also where the checkpoint was then not stored: a note once made may be out. */
  readonly signed: ReadonlyMap<string, ReadonlySet<string>>
}

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** Makes a log whose folder keeps the key and remembers what was signed, as the service's data folder does. */
export const logUnderFaults = async (owner: Owner): Promise<LogUnderFaults> => {
  const databases = await testDatabases(owner)
  await makePlainRoom(databases)
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'candour-faults-'))
  owner.after(() => rm(dataFolder, { recursive: true }))
  await announceKey(databases.system, await logKeyIn(dataFolder))
  const signed = new Map<string, Set<string>>()

  /** What is signed is remembered at once, outside the database; the next signature overwrites it, so it is read after each. */
  const noteSigned = async (): Promise<void> => {
    const kept = await readFile(path.join(dataFolder, 'keys', 'last-checkpoint'), 'utf8').catch(() => undefined)
    if (kept === undefined) return
    const { size, root } = parseCheckpoint(parseNote(JSON.parse(kept).note).text)
    signed.set(String(size), (signed.get(String(size)) ?? new Set()).add(toHex(root)))
  }
  const sequence = async (db: Db): Promise<void> => {
    await integrateAll(db)
    try {
      await signCheckpoint({ system: db, dataFolder, policy: noWitnesses }, new Date())
    } finally {
      await noteSigned()
    }
  }
  return { databases, signed, sequence }
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openCheckpoint } from '@candour/ledger'
import { z } from 'zod'
import { type LogKeys, verifierOf } from './keys.ts'
import { writeDurably } from './write-durably.ts'

/** The last checkpoint that this service signed, as the data folder remembers it: outside the database and its backups. */
export type Remembered = {
  readonly size: number
  readonly root: Uint8Array
  readonly signedAt: Date
}

const MemoryFile = z.object({ signedAt: z.coerce.date(), note: z.string() })

const memoryFile = (dataFolder: string): string => path.join(dataFolder, 'keys', 'last-checkpoint')

/** Remembers a checkpoint durably. To be done before anybody else sees it. */
export const rememberCheckpoint = (dataFolder: string, note: string, signedAt: Date): Promise<void> =>
  writeDurably(memoryFile(dataFolder), `${JSON.stringify({ signedAt: signedAt.toISOString(), note }, null, 2)}\n`)

/**
 * The last checkpoint that was signed with the keys of this folder, or undefined before the first.
 *
 * @throws Error naming the file when it is damaged or signed by another key: to pass over it would be to forget
 */
export const rememberedCheckpoint = async (dataFolder: string, keys: LogKeys): Promise<Remembered | undefined> => {
  const file = memoryFile(dataFolder)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const damaged = (why: string) =>
    new Error(`${file} does not hold a checkpoint of this log (${why}). Put it back from a copy of the folder.`)
  let kept: z.output<typeof MemoryFile>
  try {
    kept = MemoryFile.parse(JSON.parse(text))
  } catch {
    throw damaged('it cannot be read')
  }
  const known = [keys.current, ...(keys.next ? [keys.next] : [])]
  const opened = openCheckpoint(kept.note, known.map(verifierOf), keys.current.origin)
  if (!opened.ok) throw damaged(opened.why)
  return { size: Number(opened.checkpoint.size), root: opened.checkpoint.root, signedAt: kept.signedAt }
}

import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'database-password')

/**
 * The embedded database's password, kept in the data folder.
 *
 * @throws Error when it is missing, with what to do: the database was made with it and opens with no other
 */
export const keptPassword = async (dataFolder: string): Promise<string> => {
  const kept = await readFile(fileIn(dataFolder), 'utf8').catch(error => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  if (kept) return kept
  throw new Error(
    `${fileIn(dataFolder)} is missing, and the database beside it opens with no other password. Put it back from a copy ` +
      'of the data folder (in a demonstration, "npm run reset" starts over).',
  )
}

/** Makes the password of a database that is about to be made. */
export const newPassword = async (dataFolder: string): Promise<string> => {
  const made = randomBytes(24).toString('base64url')
  const file = fileIn(dataFolder)
  // A rename, so that a power cut cannot leave half a password beside a whole database.
  await writeFile(`${file}.new`, made, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made
}

import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'

const flushed = async (file: string, flags: string, write?: string): Promise<void> => {
  const handle = await open(file, flags, 0o600)
  try {
    if (write !== undefined) await handle.writeFile(write)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a file so that after a power cut it holds either the old text or the new one, whole. Readable by its owner only. It is on
 * the disk when this returns.
 */
export const writeDurably = async (file: string, text: string): Promise<void> => {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const fresh = `${file}.new`
  await flushed(fresh, 'w', text)
  await rename(fresh, file)
  // The rename itself is an entry of the folder, which has a cache of its own.
  await flushed(folder, 'r')
}

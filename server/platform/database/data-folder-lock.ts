import { mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes the data folder for this process. A lock left by a dead process is taken over.
 *
 * @returns a function that gives the folder back
 * @throws Error naming the process that holds it
 */
export const lockDataFolder = async (folder: string): Promise<() => Promise<void>> => {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'candour.lock')
  for (;;) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
      throw new Error(
        `Candour is already running on ${folder} (process ${holder}). Stop it first, or set CANDOUR_DATA to another folder.`,
      )
    }
    await rm(file, { force: true })
  }
}

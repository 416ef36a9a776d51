import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Another process has the data folder. The message names it and says what to do. */
export class FolderInUse extends Error {}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Sees to it that the process number of a lock that outlived a restart of the machine is not taken for its new owner's. */
const birthOf = async (pid: number): Promise<string> => {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // Field 22, the start in ticks since boot; the name before it may hold spaces, but ends at the last bracket.
  const start = status.slice(status.lastIndexOf(')') + 2).split(' ')[19]
  return start ? `${boot.trim()}/${start}` : ''
}

type Holder = { readonly pid: number; readonly birth: string }

const holderIn = (text: string): Holder => {
  const [pid = '', birth = ''] = text.split('\n')
  return { pid: Number(pid), birth }
}

const holds = async ({ pid, birth }: Holder): Promise<boolean> => {
  if (!(pid > 0) || pid === process.pid || !isAlive(pid)) return false
  const now = await birthOf(pid)
  return birth === '' || now === '' || birth === now
}

const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** Puts our file in the lock's place unless there is one. A link is there whole or not at all; a new file is empty first. */
const tryTake = async (ours: string, lock: string): Promise<boolean> => {
  try {
    await link(ours, lock)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

/** Moves a dead process's lock away. Of two that try, one finds it gone; a living one moved by mistake is put back. */
const clearStale = async (lock: string): Promise<void> => {
  const moved = `${lock}.stale.${process.pid}`
  try {
    await rename(lock, moved)
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return
    throw error
  }
  if (await holds(holderIn(await readFile(moved, 'utf8')))) await tryTake(moved, lock)
  await rm(moved, { force: true })
}

/**
 * Takes the data folder for this process. A lock left by a dead process is taken over.
 *
 * @returns a function that gives the folder back
 * @throws FolderInUse naming the process that holds it
 */
export const lockDataFolder = async (folder: string): Promise<() => Promise<void>> => {
  await mkdir(folder, { recursive: true })
  const lock = path.join(folder, 'candour.lock')
  const ours = `${lock}.${process.pid}`
  await writeFile(ours, `${process.pid}\n${await birthOf(process.pid)}`)
  try {
    for (;;) {
      if (await tryTake(ours, lock)) return () => rm(lock, { force: true })
      const holder = holderIn(await readFile(lock, 'utf8').catch(() => ''))
      if (await holds(holder)) {
        throw new FolderInUse(
          `Candour is already running on ${folder} (process ${holder.pid}). Stop it first, or set CANDOUR_DATA to another folder.`,
        )
      }
      await clearStale(lock)
    }
  } finally {
    await rm(ours, { force: true })
  }
}

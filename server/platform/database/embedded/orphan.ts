import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A process number that now belongs to another program must not be killed, and a zombie, whose command line is empty, serves nobody. */
const isServerOf = async (pid: number, folder: string): Promise<boolean> => {
  if (!isAlive(pid)) return false
  // Where the system tells no command lines, the number alone has to do.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => folder)
  return command.includes(folder)
}

/**
 * Stops a database server that a killed process left running in this folder. The caller holds the lock on the data folder, so
 * no living Candour is using it.
 */
export const stopOrphan = async (folder: string): Promise<void> => {
  const written = await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(written.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !(await isServerOf(pid, folder))) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 100 && (await isServerOf(pid, folder)); waited += 1) await pause(100)
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { clusterFolder } from './cluster.ts'
import { keptPassword } from './password.ts'

const PORT_LINE = 3

/**
 * Address of the embedded database that another process has started in this data folder, ending in a slash.
 *
 * @returns undefined while none runs
 * @source PostgreSQL, postmaster.pid: the fourth line is the port
 */
export const runningAddress = async (dataFolder: string): Promise<string | undefined> => {
  const file = path.join(await clusterFolder(dataFolder), 'postmaster.pid')
  const port = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[PORT_LINE])
  if (!Number.isInteger(port) || port <= 0) return undefined
  return `postgres://candour:${await keptPassword(dataFolder)}@127.0.0.1:${port}/`
}

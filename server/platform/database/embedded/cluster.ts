import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import path from 'node:path'
import { canReach, giveTo, type ServerAccount, serverAccount } from './account.ts'
import { type Binaries, binariesFor, SHARED_FOLDER } from './binaries.ts'
import { freePort } from './free-port.ts'
import { stopOrphan } from './orphan.ts'
import { keptPassword, newPassword } from './password.ts'

export type Cluster = {
  /** Connection address without a database name, ending in a slash. */
  readonly address: string
  /** Where the database's files are. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  // Compiling a query costs more than it saves on page-sized queries: first pages went from 180 ms to 20 ms.
  'jit=off',
  'timezone=Europe/London',
]

const explain = (output: string): string => {
  if (/No space left on device/.test(output))
    return 'The disk is full. Free some space and start again: nothing is lost.'
  return output.trim().split('\n').slice(-5).join('\n')
}

const runToEnd = (program: string, args: readonly string[], account: ServerAccount): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(account === 'ours' ? {} : account),
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve() : reject(new Error(`The database could not be made. ${explain(said)}`)),
    )
  })

const placeFor = async (dataFolder: string, account: ServerAccount): Promise<string> => {
  await mkdir(dataFolder, { recursive: true })
  if (await canReach(account, dataFolder)) return dataFolder
  const checkout = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const elsewhere = path.join(SHARED_FOLDER, checkout)
  await mkdir(elsewhere, { recursive: true, mode: 0o755 })
  return elsewhere
}

/** Where the embedded database of a data folder keeps its files. */
export const clusterFolder = async (dataFolder: string): Promise<string> =>
  path.join(await placeFor(dataFolder, await serverAccount()), 'database')

/** Makes the files under another name first, so that an interrupted first start is never taken for a database. */
const initialise = async (
  folder: string,
  password: string,
  binaries: Binaries,
  account: ServerAccount,
): Promise<void> => {
  const partial = `${folder}.unfinished`
  const passwordFile = `${folder}.password.${process.pid}`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    await giveTo(account, partial)
    await giveTo(account, passwordFile)
    const options = ['--username=candour', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions']
    await runToEnd(binaries.initdb, [`--pgdata=${partial}`, `--pwfile=${passwordFile}`, ...options], account)
    await rename(partial, folder)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const launch = (binaries: Binaries, folder: string, port: number, account: ServerAccount, extra: readonly string[]) =>
  new Promise<() => Promise<void>>((resolve, reject) => {
    const settings = [...SETTINGS, ...extra].flatMap(setting => ['-c', setting])
    // Detached: Ctrl-C in the terminal must reach Candour first, which then stops the database in order.
    const child = spawn(binaries.postgres, ['-D', folder, '-p', String(port), ...settings], {
      ...(account === 'ours' ? {} : account),
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    let ready = false
    const ended = new Promise<void>(done => child.once('exit', () => done()))
    // However this process leaves, unless it is killed, the database is told to stop in order.
    const stopWithUs = () => child.kill('SIGINT')
    process.once('exit', stopWithUs)
    child.once('exit', () => process.off('exit', stopWithUs))
    const stop = async () => {
      child.ref()
      child.kill('SIGINT')
      await ended
    }
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (ready || !said.includes('ready to accept connections')) return
      ready = true
      // The database must not keep a finished process alive; whoever started it stops it.
      child.unref()
      if (child.stderr instanceof Socket) child.stderr.unref()
      resolve(stop)
    })
    child.on('error', reject)
    child.once('close', () => reject(new Error(`The embedded database stopped while starting. ${explain(said)}`)))
  })

/**
 * Starts the embedded PostgreSQL in a data folder, making it first if needed. A database left running by a killed process is
 * stopped first. A folder that the server's account cannot enter (root's home) is replaced by one under /var/lib/candour.
 *
 * @param extra more PostgreSQL settings, `name=value`
 * @throws Error that says what to do
 */
export const startCluster = async (dataFolder: string, extra: readonly string[] = []): Promise<Cluster> => {
  const account = await serverAccount()
  const binaries = await binariesFor(account)
  const place = await placeFor(dataFolder, account)
  const folder = path.join(place, 'database')
  const isMade = await stat(path.join(folder, 'PG_VERSION')).catch(() => null)
  const password = isMade ? await keptPassword(dataFolder) : await newPassword(dataFolder)
  if (isMade) await stopOrphan(folder)
  else await initialise(folder, password, binaries, account)
  const port = await freePort()
  const stop = await launch(binaries, folder, port, account, extra)
  return { address: `postgres://candour:${password}@127.0.0.1:${port}/`, folder, stop }
}

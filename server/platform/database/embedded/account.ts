import { execFile } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The operating-system account that PostgreSQL runs as: nothing to change unless we are root, which PostgreSQL refuses. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | 'ours'

const idOf = async (flag: '-u' | '-g'): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout.trim())

/**
 * The account to run PostgreSQL as. Root gets the system's `postgres` account, made if it is missing.
 *
 * @throws Error with what to do when root cannot make the account
 */
export const serverAccount = async (): Promise<ServerAccount> => {
  if (process.getuid?.() !== 0) return 'ours'
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'])
      return { uid: await idOf('-u'), gid: await idOf('-g') }
    } catch {
      throw new Error(
        'PostgreSQL does not run as root, and an account named "postgres" could not be made. ' +
          'Run Candour as an ordinary user, or set DATABASE_URL to an existing PostgreSQL.',
      )
    }
  }
}

/** Hands a file or folder to the server's account. */
export const giveTo = async (account: ServerAccount, file: string): Promise<void> => {
  if (account !== 'ours') await chown(file, account.uid, account.gid)
}

const mayEnter = (
  mode: number,
  owner: { uid: number; gid: number },
  account: { uid: number; gid: number },
): boolean => {
  if (owner.uid === account.uid) return (mode & 0o100) !== 0
  if (owner.gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

/**
 * Whether the account can walk down to a folder: every folder above it must be enterable.
 * A checkout in root's home is the usual case where it cannot.
 */
export const canReach = async (account: ServerAccount, folder: string): Promise<boolean> => {
  if (account === 'ours') return true
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null)
    if (found && !mayEnter(found.mode, found, account)) return false
    if (at === path.dirname(at)) return true
  }
}

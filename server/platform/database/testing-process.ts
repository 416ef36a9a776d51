import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

type HasAfter = { readonly after: (work: () => Promise<void>) => void }

/** An empty folder that the database's account may enter, removed when the test is done. */
export const openFolder = async (owner: HasAfter): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-boot-'))
  await chmod(folder, 0o755)
  owner.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A process of its own, with all that it has written so far. */
export type OtherProcess = {
  readonly child: ChildProcess
  readonly said: () => string
  /** Resolves when the process has written these words; rejects when it ends without. */
  readonly until: (words: string) => Promise<void>
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

/** Runs Node on its own in the checkout, with these settings around it; killed when the test is done. */
export const otherProcess = (
  owner: HasAfter,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): OtherProcess => {
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    env: { ...process.env, DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk: Buffer): void => {
    said += chunk.toString()
    child.emit('said')
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const ended = once(child, 'close').then(([code, signal]: (number | string)[]) => signal ?? code ?? 'unknown')
  owner.after(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  })
  const until = async (words: string): Promise<void> => {
    while (!said.includes(words)) {
      await Promise.race([once(child, 'said'), ended])
      if (child.exitCode !== null && !said.includes(words)) throw new Error(`It ended without "${words}":\n${said}`)
    }
  }
  return { child, said: () => said, until, ended }
}

/** Another Candour as far as the database: it holds the folder, runs the embedded server and waits. */
export const candourHolding = async (owner: HasAfter, folder: string): Promise<OtherProcess> => {
  const lines = `import { lockDataFolder } from '#platform/database/data-folder-lock.ts'
    import { startCluster } from '#platform/database/embedded/cluster.ts'
    await lockDataFolder(${JSON.stringify(folder)})
    await startCluster(${JSON.stringify(folder)})
    console.log('holding')
    setInterval(() => {}, 1000)`
  const held = otherProcess(owner, ['--input-type=module', '-e', lines])
  await held.until('holding')
  return held
}

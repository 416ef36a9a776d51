import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), '../main.ts')

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** What a run of `candour` came to. */
export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs `candour witness` in a process of its own. */
export const runWitness = (...args: readonly string[]): Promise<Ran> =>
  new Promise(resolve => {
    execFile(process.execPath, [program, 'witness', ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })

export type TestWitness = {
  readonly folder: string
  /** As a policy names it, without its address. */
  readonly policyLine: string
}

/** A witness with a key and a folder of its own, which trusts one log. */
export const makeTestWitness = async (owner: Owner, name: string, logKey: string): Promise<TestWitness> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-witness-'))
  owner.after(() => rm(folder, { recursive: true, force: true }))
  const made = await runWitness('init', '--folder', folder, '--name', name, '--log', logKey)
  if (made.code !== 0) throw new Error(made.stderr)
  return { folder, policyLine: made.stdout.trim() }
}

/** A witness that listens, in a process of its own. */
export type ServingWitness = {
  readonly url: string
  readonly stop: () => Promise<void>
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>
}

const addressOf = async (serving: ChildProcessByStdio<null, null, Readable>): Promise<string> => {
  for await (const line of createInterface({ input: serving.stderr })) {
    const [address] = /http:\/\/\S+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('The witness ended before it listened')
}

/** Starts a witness on a free port, or on the one given; it is stopped with its owner at the latest. */
export const serveTestWitness = async (owner: Owner, { folder }: TestWitness, port = '0'): Promise<ServingWitness> => {
  const args = [program, 'witness', 'serve', '--folder', folder, '--host', '127.0.0.1', '--port', port]
  const serving = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(serving, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    serving.kill(signal)
    await ended
  }
  const stop = () => end('SIGTERM')
  owner.after(stop)
  const url = await addressOf(serving)
  serving.stderr.resume()
  return { url, stop, kill: () => end('SIGKILL') }
}

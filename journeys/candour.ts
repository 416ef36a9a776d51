import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

const run = async (settings: Readonly<Record<string, string>>, args: readonly string[]) => {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, said: said + complained }
}

/** Runs `candour` in a process of its own, with none of the service's settings, as somebody at home would. */
export const candour = (...args: readonly string[]): Promise<{ code: number | null; said: string }> => run({}, args)

/** Runs `candour` beside the service, with its database and the folder of its keys, as its operator would. */
export const candourBeside = (databaseUrl: string, dataFolder: string, ...args: readonly string[]) =>
  run({ DATABASE_URL: databaseUrl, CANDOUR_DATA: dataFolder }, args)

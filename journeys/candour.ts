import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

/** Runs `candour` in a process of its own, with none of the service's settings, as somebody at home would. */
export const candour = async (...args: readonly string[]): Promise<{ code: number | null; said: string }> => {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, said: said + complained }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), '../server/main.ts')

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** What came of starting the service: where it answers, or undefined when it did not start; and what it said. */
export type Start = { readonly address: string | undefined; readonly said: string; readonly stop: () => Promise<void> }

/** Starts the service as an operator does, in a process of its own, on a free port. */
export const startOwnProcess = async (owner: Owner, databaseUrl: string, dataFolder: string): Promise<Start> => {
  const env = { ...process.env, PORT: '0', DATABASE_URL: databaseUrl, CANDOUR_DATA: dataFolder }
  const service = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(service, 'exit')
  const stop = async (): Promise<void> => {
    service.kill('SIGTERM')
    await ended
  }
  owner.after(stop)
  const said: string[] = []
  let address: string | undefined
  for await (const line of createInterface({ input: service.stderr })) {
    said.push(line)
    address = /Candour is at (\S+)/.exec(line)?.[1]
    if (address) break
  }
  service.stderr.resume()
  return { address, said: said.join('\n'), stop }
}

import { readConfig } from '#platform/config.ts'
import { type Service, startService } from './service.ts'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

let service: Service | undefined
let stopping = false
/** While still starting, leaving is enough: the database is told to stop in order, and the next start goes on from there. */
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  say('\nStopping. What is recorded stays recorded.')
  await service?.stop()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

try {
  service = await startService(readConfig(process.env, process.argv.slice(2)), say)
} catch (error) {
  say(`\nCandour did not start.\n${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

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

const DISK_FULL = ['ENOSPC', '53100']

const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && DISK_FULL.includes(String(error.code))) {
    return 'The disk is full. Free some space and start again: what was finished is kept, what was not is undone.'
  }
  return error.message
}

/** Read once. What we start, a database or a browser, needs none of them and does not inherit them. */
const SECRETS = ['OIDC_CLIENT_SECRET', 'DATABASE_URL']

try {
  const config = readConfig(process.env, process.argv.slice(2))
  for (const secret of SECRETS) delete process.env[secret]
  service = await startService(config, say)
} catch (error) {
  say(`\nCandour did not start.\n${reason(error)}`)
  process.exit(1)
}

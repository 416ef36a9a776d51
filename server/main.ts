import { readConfig } from '#platform/config.ts'
import { startService } from './service.ts'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

try {
  const service = await startService(readConfig(process.env, process.argv.slice(2)), say)
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    say('\nStopping. What is recorded stays recorded.')
    await service.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  say(`\nCandour did not start.\n${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

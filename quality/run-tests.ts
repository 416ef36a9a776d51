import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTestCluster } from '#platform/database/testing.ts'
import { findBrowser } from './find-browser.ts'

const SUITES = ['rules', 'server', 'verifier', 'cli', 'demonstration', 'journeys', 'quality', 'bench']

/** More than the cores of the smallest machine: tests wait for browsers and disks a third of their time. */
const AT_ONCE = 5

const filesFor = (asked: readonly string[]): string[] =>
  asked.length > 0 ? [...asked] : SUITES.flatMap(suite => globSync(`${suite}/**/*.test.ts`)).sort()

/** One PostgreSQL and one browser for the whole run; every test file clones a migrated template. */
const runTests = async (asked: readonly string[]): Promise<number> => {
  const browser = findBrowser()
  const cluster = await startTestCluster()
  const environment = {
    ...process.env,
    CANDOUR_TEST_CLUSTER: cluster.address,
    CHROME_PATH: browser,
    // Three hundred files load the same modules: stripping their types once saves a third of a second for each.
    NODE_COMPILE_CACHE: path.join(tmpdir(), 'candour-compile-cache'),
  }
  const child = spawn(
    process.execPath,
    ['--test', `--test-concurrency=${AT_ONCE}`, '--test-reporter=spec', ...filesFor(asked)],
    {
      stdio: 'inherit',
      env: environment,
    },
  )
  const code = await new Promise<number>(resolve => child.once('exit', status => resolve(status ?? 1)))
  await cluster.stop()
  return code
}

try {
  process.exitCode = await runTests(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

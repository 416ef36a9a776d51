import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startTestCluster } from '#platform/database/testing.ts'
import { findBrowser } from './find-browser.ts'
import { type Group, groupsOf } from './test-groups.ts'

const SUITES = ['rules', 'server', 'verifier', 'cli', 'demonstration', 'journeys', 'quality', 'bench']

/** More than the cores of the smallest machine: tests wait for browsers and disks a third of their time. */
const AT_ONCE = 5

const filesFor = (asked: readonly string[]): string[] =>
  asked.length > 0 ? [...asked] : SUITES.flatMap(suite => globSync(`${suite}/**/*.test.ts`)).sort()

/** One file for the runner: the test file itself, or one that runs those which share a process, each as a suite with its own hooks. */
const entryFor = (folder: string, { name, files }: Group): string => {
  const [only] = files
  if (only && files.length === 1) return only
  const entry = path.join(folder, `${name}.test.mjs`)
  const suites = files.map(file => {
    const address = pathToFileURL(path.resolve(file)).href
    // Awaited: one file has dropped its database before the next makes its own.
    return `await suite(${JSON.stringify(file)}, async () => { await import(${JSON.stringify(address)}) })\n`
  })
  writeFileSync(entry, `import { suite } from 'node:test'\n${suites.join('')}`)
  return entry
}

/** One PostgreSQL and one browser for the whole run; every test file clones a migrated template. */
const runTests = async (asked: readonly string[]): Promise<number> => {
  const browser = findBrowser()
  const cluster = await startTestCluster()
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-test-groups-'))
  const environment = {
    ...process.env,
    CANDOUR_TEST_CLUSTER: cluster.address,
    CANDOUR_TEST_FOLDER: folder,
    CHROME_PATH: browser,
    // Three hundred files load the same modules: stripping their types once saves a third of a second for each.
    NODE_COMPILE_CACHE: path.join(tmpdir(), 'candour-compile-cache'),
  }
  const child = spawn(
    process.execPath,
    [
      '--test',
      `--test-concurrency=${AT_ONCE}`,
      '--test-reporter=spec',
      ...groupsOf(filesFor(asked)).map(group => entryFor(folder, group)),
    ],
    {
      stdio: 'inherit',
      env: environment,
    },
  )
  const code = await new Promise<number>(resolve => child.once('exit', status => resolve(status ?? 1)))
  await cluster.stop()
  rmSync(folder, { recursive: true })
  return code
}

try {
  process.exitCode = await runTests(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

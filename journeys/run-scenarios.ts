import { readdirSync } from 'node:fs'
import path from 'node:path'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startTestCluster } from '#platform/database/testing.ts'
import { findBrowser } from '../quality/find-browser.ts'
import { titles } from './scenarios/titles.ts'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'scenarios')

type Outcome = 'pass' | 'FAIL' | 'not built'

const numberOf = (index: number): string => String(index + 1).padStart(2, '0')

const fileOf = (number: string): string | undefined => {
  const found = readdirSync(folder).find(name => name.startsWith(`${number}-`) && name.endsWith('.test.ts'))
  return found && path.join(folder, found)
}

/** Runs one scenario's file in a process of its own; what failed is printed for the person who has to find out why. */
const outcomeOf = async (file: string): Promise<Outcome> => {
  let passed = 0
  let failed = 0
  for await (const event of run({ files: [file] })) {
    if (event.type === 'test:pass') passed += 1
    if (event.type === 'test:stderr') process.stderr.write(event.data.message)
    if (event.type === 'test:fail') {
      failed += 1
      const { error } = event.data.details
      process.stderr.write(`${event.data.name}\n${error.cause instanceof Error ? error.cause.stack : error.message}\n`)
    }
  }
  // A file without a single test proves nothing.
  return failed === 0 && passed > 0 ? 'pass' : 'FAIL'
}

/** One line for each scenario. @returns whether none failed */
const runScenarios = async (): Promise<boolean> => {
  let good = true
  for (const [index, title] of titles.entries()) {
    const number = numberOf(index)
    const file = fileOf(number)
    const outcome = file ? await outcomeOf(file) : 'not built'
    if (outcome === 'FAIL') good = false
    process.stdout.write(`${number}  ${outcome.padEnd('not built'.length)}  ${title}\n`)
  }
  return good
}

process.env.CHROME_PATH = findBrowser()
const cluster = await startTestCluster()
process.env.CANDOUR_TEST_CLUSTER = cluster.address
try {
  process.exitCode = (await runScenarios()) ? 0 : 1
} finally {
  await cluster.stop()
}

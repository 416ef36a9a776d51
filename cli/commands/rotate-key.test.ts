import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { parsePolicy, parseVerifierKey } from '@candour/ledger'
import { openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { logKeyIn } from '#platform/ledger/keys.ts'
import { startTestSequencer, untilPublished } from '#platform/ledger/witness/testing.ts'
import { seedCaseload } from '../../server/caseload/testing.ts'
import { candour } from '../main.ts'
import { makeTestWitness } from '../witness/testing.ts'

const databases = await testDatabases({ after })
const dataFolder = await openTestKeys()
const { origin } = await logKeyIn(dataFolder)
await seedCaseload(databases)

const run = async (...args: readonly string[]) => {
  const before = { ...process.env }
  Object.assign(process.env, { DATABASE_URL: databases.url, CANDOUR_DATA: dataFolder })
  const io = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() }
  try {
    const code = await candour(args, io)
    io.stdout.end()
    io.stderr.end()
    return { code, stdout: await text(io.stdout), stderr: await text(io.stderr) }
  } finally {
    process.env = before
  }
}

const rotate = (...args: readonly string[]) => run('rotate-key', ...args)

test('the next key is printed, for whoever is to trust it, and the old one signs on until both have signed', async () => {
  const begun = await rotate()
  assert.equal(begun.code, 0)
  assert.equal(parseVerifierKey(begun.stdout.trim()).name, origin)
  const refused = await rotate('--retire')
  assert.deepEqual([refused.code, refused.stdout], [1, ''])
  assert.match(refused.stderr, /no checkpoint carries both signatures yet; start Candour/)
})

test('once a checkpoint carries both signatures the old key is retired, and fsck finds the log’s own entries in order', async t => {
  const begun = await rotate()
  const first = await startTestSequencer(t, databases, { dataFolder })
  await untilPublished(databases)
  await first.stop()
  // Another policy is an entry of the log, and so a reason for the next checkpoint.
  const { policyLine } = await makeTestWitness(t, 'watching.example', begun.stdout.trim())
  const witnesses = parsePolicy(`${policyLine}\nquorum none\n`)
  const second = await startTestSequencer(t, databases, { dataFolder, witnesses })
  await untilPublished(databases)
  await second.stop()
  const retired = await rotate('--retire')
  assert.deepEqual([retired.code, retired.stdout], [0, begun.stdout])
  const checked = await run('fsck')
  assert.match(checked.stdout, /nothing differs\n$/)
})

test('an option that nobody knows is bad input', async () => {
  assert.equal((await rotate('--retired')).code, 2)
})

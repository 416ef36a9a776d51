import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { candour } from '../main.ts'

const sample = path.join(import.meta.dirname, '../../server/workforce/workbook/samples/WMT_PS.xlsx')

/** Runs the command on a database of this test alone. */
const onOwnDatabase = async (t: test.TestContext) => {
  const { url, system } = await testDatabases(t)
  const before = { ...process.env }
  Object.assign(process.env, { DATABASE_URL: url, CANDOUR_DATA: await openTestKeys() })
  // A service that has started once has made its file of keys.
  subjectKeys()
  t.after(() => {
    process.env = before
  })
  const run = async (...args: readonly string[]) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    const exit = await candour(args, { stdin: new PassThrough(), stdout, stderr })
    stdout.end()
    stderr.end()
    return { exit, out: await text(stdout), err: await text(stderr) }
  }
  return Object.assign(run, { system })
}

test('the sample workbook imports from the command line and names the rows that were left out', async t => {
  const run = await onOwnDatabase(t)
  const { exit, out } = await run('import', sample)
  assert.equal(exit, 0, out)
  assert.match(out, /Extract of 2021-07-02: 6 officers, 1 of them unknown/)
  assert.match(out, /left out: wmt_extract, row 6, Region_Code/)
})

test('what was imported can be exported under the headings of today', async t => {
  const run = await onOwnDatabase(t)
  await run('import', sample)
  const { exit, out } = await run('export', 'overview', '--unit', 'N53IAV')
  assert.equal(exit, 0)
  assert.match(out, /^\uFEFF?Probation Delivery Unit,Team Name,Offender Manager,Grade Code,Capacity Percentage/)
  assert.match(out, /Doe Jim,PO,29\.55,2176,643,1533,37,0,6,0,0/)
})

test('a broken workbook ends with 2, the reason, and nothing published', async t => {
  const run = await onOwnDatabase(t)
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-import-'))
  t.after(() => rm(folder, { recursive: true }))
  const broken = path.join(folder, 'broken.xlsx')
  await writeFile(broken, (await readFile(sample)).subarray(0, 50_000))
  const { exit, out } = await run('import', broken)
  assert.equal(exit, 2)
  assert.match(out, /Refused: .*damaged or cut off/)
  const after = await run('export', 'overview')
  assert.deepEqual([after.exit, after.err], [2, 'candour export: Nothing is imported yet\n'])
})

test('a report that does not exist is answered with those that do', async t => {
  const run = await onOwnDatabase(t)
  const { exit, err } = await run('export', 'everything')
  assert.equal(exit, 2)
  assert.match(err, /there is no report "everything"\. Reports: overview, officer, caseload/)
})

test('the establishment is taken whole from the command line, and one wrong cell keeps all of it out', async t => {
  const run = await onOwnDatabase(t)
  const units = [
    ['N', 'nation', null],
    ['R', 'region', 'N'],
    ['P', 'pdu', 'R'],
    ['T', 'team', 'P'],
  ] as const
  for (const [code, kind, parent] of units) {
    await run.system.insertInto('platform.unit').values({ code, kind, name: code, parent }).execute()
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-import-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'staff.csv')
  const heads = 'staff_code,name,grade,team_code,joined,hours'
  const good = `${heads}\nX01A,Ada Whitlock,PO,T,2020-01-06,37\n`
  await writeFile(file, `${good}X01B,Bo Birch,PO,T,2020-01-06,many\n`)
  const refused = await run('import', 'establishment', file)
  assert.equal(refused.exit, 2, refused.out)
  assert.match(refused.out, /Refused: 1 cell cannot be taken.*\nNothing was changed.*\n {2}left out: .*row 3, hours/)
  await writeFile(file, good)
  const taken = await run('import', 'establishment', file)
  assert.equal(taken.exit, 0, taken.out)
  assert.match(taken.out, /is published: 1 row of staff, 0 of posts\.\n1 person new; hours of 1 post/)
  const missing = await run('import', 'establishment')
  assert.deepEqual([missing.exit, /name one file: candour import establishment/.test(missing.err)], [2, true])
})

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { openTestKeys, testDatabases } from '#platform/database/testing.ts'
import { subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { candour } from '../main.ts'

const registrations = `crn,happened,author,name,dateOfBirth,sex,ethnicity,language,team
X200001,2026-05-04,N01A001,Ana Dell,1990-02-03,female,white,English,HAR1
`

/** A database with one team and one member of staff, and a folder with files. */
const desk = async (t: test.TestContext, files: Readonly<Record<string, string>>) => {
  const { url, system } = await testDatabases(t)
  const before = { ...process.env }
  Object.assign(process.env, { DATABASE_URL: url, CANDOUR_DATA: await openTestKeys() })
  // A service that has started once has made its file of keys.
  subjectKeys()
  t.after(() => {
    process.env = before
  })
  const units = [
    ['N', 'nation', 'England and Wales', null],
    ['NW', 'region', 'North West', 'N'],
    ['HAR', 'pdu', 'Harbour', 'NW'],
    ['HAR1', 'team', 'Harbour Team 1', 'HAR'],
  ] as const
  await system
    .insertInto('platform.unit')
    .values(units.map(([code, kind, name, parent]) => ({ code, kind, name, parent })))
    .execute()
  const officer = { code: 'N01A001', name: 'Ada Whitlock', grade: 'PO', team: 'HAR1', joined: null, left: null }
  await system.insertInto('platform.practitioner').values(officer).execute()
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-load-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  const run = async (...args: readonly string[]) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    const exit = await candour(['import', 'caseload', ...args], { stdin: new PassThrough(), stdout, stderr })
    stdout.end()
    stderr.end()
    return { exit, out: await text(stdout), err: await text(stderr) }
  }
  return { run, folder }
}

test('a folder is checked, loaded, and found loaded the second time', async t => {
  const { run, folder } = await desk(t, { 'person-registered.csv': registrations })
  const [checked, loaded, again] = [await run(folder, '--check'), await run(folder), await run(folder)]
  assert.deepEqual([checked.exit, loaded.exit, again.exit], [0, 0, 0])
  assert.equal(checked.out, 'Checked: 1 entry can be loaded, 1 new person. Nothing was written.\n')
  assert.equal(loaded.out, 'Loaded: 1 entry, 1 new person.\n')
  assert.match(
    again.out,
    /Loaded: 0 entries, 0 new people\.\n1 row stands in the record already and was not written again/,
  )
})

test('rows that cannot be taken end with 2 and their places', async t => {
  const { run, folder } = await desk(t, { 'person-registered.csv': registrations.replace('HAR1', 'HAR9') })
  const { exit, out } = await run(folder)
  assert.equal(exit, 2)
  assert.equal(
    out,
    'Refused: 1 row of 1 cannot be taken, so nothing was written.\n  person-registered.csv, row 2, team: There is no team "HAR9" ("HAR9")\n',
  )
})

test('a folder that is not there or holds nothing is answered with what to name', async t => {
  const { run, folder } = await desk(t, {})
  const [empty, missing, none] = [await run(folder), await run(path.join(folder, 'nowhere')), await run()]
  assert.deepEqual([empty.exit, missing.exit, none.exit], [2, 2, 2])
  assert.match(empty.err, /holds no file that ends in \.csv, \.json, \.jsonl/)
  assert.match(missing.err, /there is no such file or folder/)
  assert.match(none.err, /name a folder or files/)
})

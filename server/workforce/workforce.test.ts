import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { hash } from '@node-rs/argon2'
import type { Databases } from '#platform/database/databases.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { recordReductions } from './hours/record.ts'
import { conditionsOfWork, room } from './index.ts'
import { importNight } from './testing.ts'

const sample = path.join(import.meta.dirname, 'workbook/samples/WMT_PS.xlsx')
const jo = { officer: 'X01A', team: 'X01T1', cases: 10 }
const sam = { officer: 'X01B', team: 'X01T1', cases: 17, forename: '=Sam' }

type Account = {
  readonly username: string
  readonly role: 'practitioner' | 'spo'
  readonly practitioner: string | null
}

const addAccount = async ({ system }: Databases, { username, role, practitioner }: Account): Promise<void> => {
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  const account = { username, name: username, password_hash, role, unit: 'X01T1', practitioner }
  await system.insertInto('platform.account').values(account).execute()
}

/** Two nights: Jo is in both, Sam only in the first. */
const serviceWithNights = async (t: test.TestContext) => {
  const app = await startTestApp(t, [room])
  await importNight(t, app.databases, '2026-11-20', [jo, sam])
  await importNight(t, app.databases, '2026-11-21', [jo])
  return app
}

test('a team page shows who is missing as unknown with the reason, and the file behind the figures', async t => {
  const { signIn } = await serviceWithNights(t)
  const { body } = await (await signIn('spo')).get('/workload/teams/X01T1')
  assert.match(body, /Not in the file of 21 November 2026/)
  assert.match(body, /2026-11-21\.xlsx \(SHA-256 [0-9a-f]{12}\)/)
})

test('every level leads from the nation to the ingredients of one officer', async t => {
  const { signIn } = await serviceWithNights(t)
  const spo = await signIn('spo')
  const steps = ['', '/regions/X01', '/pdus/X01P1', '/teams/X01T1', '/teams/X01T1/officers/X01A']
  for (const step of steps) {
    const address = `/workload${step}`
    const answer = await spo.get(address)
    assert.deepEqual([address, answer.status], [address, 200])
    const how = await spo.get(`${address}/how`)
    assert.match(how.body, /1,460/, `${address}/how`)
  }
})

test('an older result is opened by its number, says that it is old, and keeps its links there', async t => {
  const { signIn } = await serviceWithNights(t)
  const { body } = await (await signIn('spo')).get('/workload/teams/X01T1?result=1')
  assert.match(body, /figures of 20 November 2026\. They are not the latest/)
  assert.match(body, /href="\/workload\/teams\/X01T1\/officers\/X01B\?result=1"/)
})

test('the filter for unknown leaves only those whose workload is not known', async t => {
  const { signIn } = await serviceWithNights(t)
  const { body } = await (await signIn('spo')).get('/workload/officers?load=unknown')
  assert.match(body, /officers\/X01B"/)
  assert.doesNotMatch(body, /officers\/X01A"/)
})

test('choices that no page offers are ignored, and a unit that is not there is not found', async t => {
  const { signIn } = await serviceWithNights(t)
  const spo = await signIn('spo')
  const odd = await spo.get('/workload/officers?load=x&sort=y&order=z&page=-1&grade=q&result=abc')
  const gone = await spo.get('/workload/teams/NOWHERE')
  assert.deepEqual([odd.status, gone.status], [200, 404])
})

test('the public sees no workload', async t => {
  const { visitor } = await serviceWithNights(t)
  const answer = await visitor().get('/workload')
  assert.deepEqual([answer.status, /sign-in/.test(answer.location ?? '')], [303, true])
})

test('the overview has the headings of today, and a name that looks like a formula stays text', async t => {
  const { signIn } = await serviceWithNights(t)
  const { body } = await (await signIn('spo')).get('/workload/exports/overview?unit=X01T1&format=csv&result=1')
  const [headings, first, second] = body.replace('\uFEFF', '').split('\n')
  assert.equal(
    headings,
    'Probation Delivery Unit,Team Name,Offender Manager,Grade Code,Capacity Percentage,Capacity Points,' +
      'Total Points Used,Remaining Points,Contracted Hours,Reduction Hours,Total Cases,CMS Points,CMS Percentage',
  )
  assert.equal(first, "Unit X01P1,Team X01T1,'=Sam Doe,PO,114.06,2176,2482,-306,37,0,17,0,0")
  assert.equal(second, 'Unit X01P1,Team X01T1,Jo Doe,PO,67.1,2176,1460,716,37,0,10,0,0')
})

test('an unknown figure is the word unknown in an export, not 0', async t => {
  const { signIn } = await serviceWithNights(t)
  const { body } = await (await signIn('spo')).get('/workload/exports/overview?unit=X01T1&format=csv')
  assert.match(body, /'=Sam Doe,PO,Unknown,Unknown,Unknown,Unknown,/)
})

test('every export comes as CSV and as a workbook', async t => {
  const { signIn } = await serviceWithNights(t)
  const spo = await signIn('spo')
  const names = ['overview', 'officer', 'caseload', 'percentage-breakdown', 'reductions', 'case-details']
  for (const name of [...names, 'inactive-cases', 'cms', 't2a', 'suspended-lifers']) {
    const csv = await spo.get(`/workload/exports/${name}?unit=X01T1&officer=X01A&format=csv`)
    const excel = await spo.get(`/workload/exports/${name}?unit=X01T1&officer=X01A&format=xlsx`)
    assert.deepEqual([name, csv.status, excel.status, excel.body.slice(0, 2)], [name, 200, 200, 'PK'])
  }
})

test("why an officer has fewer hours is theirs and their managers' to read, not their colleagues'", async t => {
  const { databases, signIn } = await serviceWithNights(t)
  const sick = { officer: 'X01A', team: 'X01T1', reason: 'Long-term sickness', hours: 5, from: '2026-11-01', to: null }
  const by = { by: 'manager', now: new Date('2026-11-20T09:00:00Z') }
  await databases.system.transaction().execute(trx => recordReductions(trx, [sick], by))
  await importNight(t, databases, '2026-11-22', [jo, sam])
  await addAccount(databases, { username: 'jo', role: 'practitioner', practitioner: 'X01A' })
  await addAccount(databases, { username: 'sam', role: 'practitioner', practitioner: 'X01B' })
  await addAccount(databases, { username: 'senior', role: 'spo', practitioner: null })
  const sees = async (username: string): Promise<boolean> =>
    (await (await signIn(username)).get('/workload/teams/X01T1/officers/X01A')).body.includes('Long-term sickness')
  assert.deepEqual([await sees('jo'), await sees('sam'), await sees('senior')], [true, false, true])
})

test('a practitioner meets their own figure on the home page, and their senior that of the team', async t => {
  const { databases, signIn } = await serviceWithNights(t)
  await addAccount(databases, { username: 'jo', role: 'practitioner', practitioner: 'X01A' })
  const { body } = await (await signIn('jo')).get('/')
  assert.match(body, /Your workload: 67\.1%/)
  await addAccount(databases, { username: 'senior', role: 'spo', practitioner: null })
  const team = (await (await signIn('senior')).get('/')).body
  assert.match(team, /href="\/workload\/teams\/X01T1">Workload of .*: \d+\.\d%/)
  assert.match(team, /\d of \d officers carry more than 110%/)
})

test('a workbook sent in the browser waits on a page that looks again by itself', async t => {
  const { signIn } = await startTestApp(t, [room])
  const administrator = await signIn('administrator')
  const content = await readFile(sample)
  const sent = await administrator.upload(
    '/workforce/imports',
    { name: 'WMT_PS.xlsx', content },
    '/workforce/imports/new',
  )
  const { body } = await administrator.follow(sent)
  assert.match(body, /<meta http-equiv="refresh" content="3">/)
  assert.match(body, /Waiting for its turn/)
})

test('a picture is refused before it becomes an import', async t => {
  const { signIn } = await startTestApp(t, [room])
  const administrator = await signIn('administrator')
  const sent = await administrator.upload(
    '/workforce/imports',
    { name: 'cat.png', content: 'a cat' },
    '/workforce/imports/new',
  )
  const { body } = await administrator.follow(sent)
  assert.match(body, /The file must be an Excel workbook/)
  assert.doesNotMatch((await administrator.get('/workforce/imports')).body, /cat\.png/)
})

test('a senior officer may not send a workbook', async t => {
  const { signIn } = await startTestApp(t, [room])
  const { status } = await (await signIn('spo')).get('/workforce/imports/new')
  assert.equal(status, 403)
})

test('the rules behind the figures are open to everyone', async t => {
  const { visitor } = await startTestApp(t, [room])
  const { body } = await visitor().get('/about-the-figures')
  assert.match(body, /Workload measurement tool, April 2021/)
  assert.match(body, /219/)
})

test('before the first import the pages say that there is nothing yet', async t => {
  const { signIn } = await startTestApp(t, [room])
  const { body } = await (await signIn('spo')).get('/workload')
  assert.match(body, /No workbook has been imported/)
})

test('the conditions of work on a day are those of the latest file of or before it', async t => {
  const { databases } = await serviceWithNights(t)
  const on = (day: string) => databases.system.transaction().execute(trx => conditionsOfWork(trx, 'X01P1', day))
  const [before, first, second] = [await on('2026-11-19'), await on('2026-11-20'), await on('2026-11-25')]
  assert.deepEqual(before.workload, { known: false, why: 'no record and no file of or before 19 November 2026' })
  assert.deepEqual(
    [first.aboveLimit, first.unknownOfficers],
    [
      { known: true, value: 1 },
      { known: true, value: 0 },
    ],
  )
  assert.deepEqual([second.extractDay, second.unknownOfficers], ['2026-11-21', { known: true, value: 1 }])
})

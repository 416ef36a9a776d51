import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { frameworkOf } from '@candour/rating'
import pg from 'pg'
import { appendEntries } from '#caseload'
import { startTestApp } from '#platform/web/testing.ts'
import type { Client } from '#platform/web/testing-client.ts'
import { readZip, verifyBundle } from '../../../verifier/index.ts'
import { room } from '../index.ts'
import { drawnCases, sampledIds } from '../queries/sample.ts'
import { storeBundle } from '../record/stored-bundle.ts'
import { as, harbourPerson, seedWorld, signLog, writeContact } from '../testing.ts'

const questions = frameworkOf('PDU-2023').standards.flatMap(standard => standard.questions.map(one => one.code))
const terms = {
  unit: 'HAR',
  noticeKind: 'announced',
  noticeDays: '28',
  fieldworkFrom: '7 12 2026',
  fieldworkTo: '18 12 2026',
  cohortFrom: '1 5 2026',
  cohortTo: '31 5 2026',
  sampleBy: 'fixed',
  size: '3',
  words: '',
}

const keys = await mkdtemp(path.join(tmpdir(), 'candour-keys-'))
const service = await startTestApp({ after }, [room])
const people = await seedWorld(service.databases, 8)
const lead = await service.signIn('lead')
after(() => rm(keys, { recursive: true }))

/** What a page says, without its markup. */
const wordsOf = (body: string): string =>
  body
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

const words = async (client: Client, url: string): Promise<string> => {
  const { status, body } = await client.get(url)
  assert.equal(status, 200, `${url}: ${wordsOf(body)}`)
  return wordsOf(body)
}

const opened = async (): Promise<string> => {
  const answer = await lead.post('/inspections/open', terms)
  return answer.location ?? assert.fail(`not opened: ${answer.status}`)
}

const drawn = async (): Promise<string> => {
  const home = await opened()
  await lead.post(`${home}/freeze`, {}, home)
  await signLog(service.databases, keys)
  assert.equal((await lead.post(`${home}/draw`, {}, home)).location, `${home}/sample`)
  return home
}

const sampleOf = (home: string): Promise<readonly string[]> =>
  as(service.databases, 'second', trx => sampledIds(trx, home.split('/').at(-1) ?? ''))

test('a lead inspector works through every page, and anyone verifies what comes out', async () => {
  const home = await opened()
  assert.match(await words(lead, home), /Next: announce it/)
  await lead.post(`${home}/freeze`, {}, home)
  assert.match(await words(lead, home), /Waiting for the log to sign the announcement/)
  await signLog(service.databases, keys)
  await writeContact(service.databases, people[1] ?? '')
  assert.match(await words(lead, home), /Next: draw the sample/)
  await lead.post(`${home}/draw`, {}, home)
  assert.match(await words(lead, `${home}/population`), /are exactly those that the record shows/)
  assert.match(await words(lead, `${home}/sample`), /Not started 0 of 12/)

  const answers = Object.fromEntries(
    questions.flatMap((code, i) => [
      [`answer-${code}`, i % 4 ? 'yes' : 'no'],
      [`evidence-${code}`, 'Seen'],
    ]),
  )
  for (const about of await sampleOf(home)) {
    const saved = await lead.post(`${home}/sample/${about}`, answers)
    assert.match(wordsOf((await lead.follow(saved)).body), /Every question of this case is answered/)
  }
  assert.match(await words(lead, `${home}/publish`), /P1\.1 Leadership is not rated/)
  const rated = Object.fromEntries(
    ['P1.1', 'P1.2', 'P1.3'].flatMap(code => [
      [`rating-${code}`, 'Good'],
      [`reasons-${code}`, 'Steady leaders.'],
    ]),
  )
  await lead.post(`${home}/domain-one`, rated)
  assert.match(await words(lead, `${home}/ratings`), /Score \d+ of 21/)
  assert.match(await words(lead, `${home}/ratings/P2.1`), /The worst is P2\.1a with 0%/)
  assert.match(await words(lead, `${home}/changes`), /1 entry since/)

  await lead.post(`${home}/publish`, { unit: '', region: 'Fill the posts.', national: '' })
  const second = await service.signIn('second')
  assert.match(await words(second, `${home}/publish`), /lead proposed this result.*Fill the posts\./)
  const published = await second.post(`${home}/publish/agree`, {})
  const visitor = service.visitor()
  const report = published.location ?? ''
  assert.match(await words(visitor, report), /The log is signing this publication/)
  await signLog(service.databases, keys)
  assert.match(await words(visitor, report), /its bundle is being put together/)
  assert.equal((await visitor.get(`${report}/bundle.zip`)).status, 503)
  assert.deepEqual(JSON.parse((await visitor.get('/published.json')).body), [])
  await storeBundle(service.databases.system, home.split('/').at(-1) ?? '')
  assert.match(await words(visitor, report), /To the region Fill the posts\..*Prove it yourself.*Download the bundle/)
  const [line] = JSON.parse((await visitor.get('/published.json')).body)
  assert.deepEqual(Object.keys(line), ['id', 'unit', 'framework', 'published', 'report', 'json', 'bundle'])
  const zip = await service.app.inject({ url: line.bundle })
  assert.deepEqual(
    verifyBundle(readZip(zip.rawPayload)).filter(claim => !claim.holds),
    [],
  )
})

test('the head of the unit sees the terms from the announcement on, and no page of the sample', async () => {
  const home = await opened()
  const head = await service.signIn('head')
  assert.equal((await head.get(home)).status, 404)
  await lead.post(`${home}/freeze`, {}, home)
  assert.match(await words(head, home), /Your unit is being inspected/)
  assert.equal((await head.get(`${home}/sample`)).status, 403)
})

test('a case recorded only after the announcement is named as one that could not be drawn', async () => {
  const home = await drawn()
  const late = crypto.randomUUID()
  const entries = harbourPerson(late, 500).map(entry => ({ ...entry, now: new Date() }))
  await service.databases.system.transaction().execute(trx => appendEntries(trx, entries))
  const said = await words(lead, `${home}/population`)
  assert.match(said, /exactly those that the record shows/)
  assert.match(said, new RegExp(`In the window only since the announcement.*${late}`))
})

test('a case whose row somebody moved in the database before the freeze is named as not offered', async () => {
  const superuser = new pg.Client({ connectionString: service.databases.url })
  await superuser.connect()
  const moveRow = (pdu: string) =>
    superuser.query('update caseload.person set pdu = $1 where person_id = $2', [pdu, people[2]])
  await moveRow('MOO')
  const home = await drawn()
  await moveRow('HAR')
  await superuser.end()
  const said = await words(lead, `${home}/population`)
  assert.match(said, new RegExp(`Not offered.*Somebody withheld them\\. ${people[2]}.*Root`))
  assert.match(said, /give the root that stands in the log/)
})

test('a form that cannot be taken comes back with the words and what was typed', async () => {
  const refused = await lead.follow(await lead.post('/inspections/open', { ...terms, size: 'many', words: 'Ann <b>' }))
  const said = wordsOf(refused.body)
  assert.match(said, /Enter how many cases to draw, like 54/)
  assert.match(said, /Use only letters, digits and spaces/)
  assert.match(refused.body, /value="7 12 2026"/)
})

test('a replaced case leaves the sample with its reason, and the next in rank comes', async () => {
  const home = await drawn()
  const cases = await as(service.databases, 'second', trx => drawnCases(trx, home.split('/').at(-1) ?? ''))
  const waiting = new Set(cases.filter(one => one.status === 'waiting').map(one => one.stratum))
  const first = cases.find(one => one.status === 'sampled' && waiting.has(one.stratum))
  const about = `${home}/sample/${first?.case}`
  const refused = await lead.follow(await lead.post(`${about}/replace`, {}, about))
  assert.match(wordsOf(refused.body), /Select why this case cannot be inspected/)
  await lead.post(`${about}/replace`, { reason: 'conflict' }, about)
  assert.match(
    await words(lead, `${home}/sample`),
    /was replaced by [0-9a-f]{8}: no inspector without a conflict of interest/,
  )
  assert.equal((await lead.get(about)).status, 404)
})

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { frameworkOf } from '@candour/rating'
import { sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Trx } from '#platform/database/tables.ts'
import { checkLedger } from '#platform/ledger/check.ts'
import { startTestApp } from '#platform/web/testing.ts'
import type { Client } from '#platform/web/testing-client.ts'
import { roomEntries } from '../../cli/fsck/room-entries.ts'
import { seedWorld, signLog, writeContact } from '../../server/inspection/testing.ts'
import { rooms } from '../../server/rooms.ts'

const HOUR = 3_600_000
const questions = frameworkOf('PDU-2023').standards.flatMap(standard => standard.questions.map(one => one.code))
const keys = await mkdtemp(path.join(tmpdir(), 'candour-keys-'))
after(() => rm(keys, { recursive: true }))
const { databases, signIn } = await startTestApp({ after }, rooms)
const people = await seedWorld(databases, 12)

const terms = {
  unit: 'HAR',
  noticeKind: 'announced',
  noticeDays: '28',
  fieldworkFrom: '7 12 2026',
  fieldworkTo: '18 12 2026',
  cohortFrom: '1 5 2026',
  cohortTo: '31 5 2026',
  sampleBy: 'fixed',
  size: '4',
  words: '',
}

/** Address of the inspection, its id, and the sampled cases. */
let home = ''
let id = ''
let sample: readonly string[] = []

const accountOf = async (username: string): Promise<string> => {
  const { rows } = await sql<{ id: number }>`select id from platform.account where username = ${username}`.execute(
    databases.system,
  )
  return String(rows[0]?.id)
}
const wordsOf = (body: string): string => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
/** What a form page says after its form was refused, or after the act. */
const sends = async (client: Client, url: string, fields: Record<string, string>, page = url): Promise<string> =>
  wordsOf((await client.follow(await client.post(url, fields, page))).body)

/** As the application's own role, with the session of this person: what an attack on a query could do. */
const bySql = async (username: string, work: (trx: Trx) => Promise<unknown>): Promise<unknown> => {
  const actor: Actor = (await openSession(databases.system, username, new Date(Date.now() + HOUR))) ?? assert.fail()
  return asActor(databases, actor, work)
}
/** As the owner of the database, whom no trigger and no policy stops. */
const asAdministrator = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databases.url })
  await client.connect()
  await client.query(`set session_replication_role = replica; ${statement}`)
  await client.end()
}
const answers = (answer: string) =>
  Object.fromEntries(
    questions.flatMap(code => [
      [`answer-${code}`, answer],
      [`evidence-${code}`, 'Seen in the record.'],
    ]),
  )

before(async () => {
  const lead = await signIn('lead')
  home = (await lead.post('/inspections/open', terms)).location ?? assert.fail('not opened')
  id = path.posix.basename(home)
  await lead.post(`${home}/team`, { account: await accountOf('inspector') })
  await lead.post(`${home}/freeze`, {}, home)
  await signLog(databases, keys)
  await lead.post(`${home}/draw`, {}, home)
  const { rows } = await sql<{ case: string }>`select "case" from inspection.drawn_case
    where inspection = ${id} and status = 'sampled' order by place`.execute(databases.system)
  sample = rows.map(row => row.case)
  const inspector = await signIn('inspector')
  for (const about of sample) await inspector.post(`${home}/sample/${about}`, answers('yes'))
  await lead.post(
    `${home}/domain-one`,
    Object.fromEntries(
      ['P1.1', 'P1.2', 'P1.3'].flatMap(code => [
        [`rating-${code}`, 'Requires improvement'],
        [`reasons-${code}`, 'Few posts are filled.'],
      ]),
    ),
  )
})

test('E01 evidence that was given is never altered: what an inspector writes later stands beside it', async () => {
  const inspector = await signIn('inspector')
  const entriesBefore = await answerEntries()
  await inspector.post(`${home}/sample/${sample[0]}`, { ...answers('yes'), [`answer-${questions[0]}`]: 'no' })
  const entriesAfter = await answerEntries()
  assert.equal(entriesAfter.length, entriesBefore.length + 1)
  assert.deepEqual(entriesAfter.slice(0, entriesBefore.length), entriesBefore)
  await assert.rejects(
    bySql('inspector', trx => sql`update inspection.entry set payload = '{}'`.execute(trx)),
    /permission denied/,
  )
})

test('E02 an inspector deletes nothing', async () => {
  for (const table of ['entry', 'answer', 'judgement', 'proposal', 'drawn_case', 'draft_opening']) {
    await assert.rejects(
      bySql('inspector', trx => sql`delete from inspection.${sql.raw(table)}`.execute(trx)),
      /permission denied/,
      table,
    )
  }
})

test('E03 an inspector reads a sampled record and no other', async () => {
  const inspector = await signIn('inspector')
  const outside = people.find(person => !sample.includes(person))
  assert.equal((await inspector.get(`/people/${sample[0]}`)).status, 200)
  assert.equal((await inspector.get(`/people/${outside}`)).status, 404)
  assert.equal((await inspector.get(`${home}/sample/${outside}`)).status, 404)
})

test('E04 the day after the inspection closes, its records are closed too', async () => {
  const inspector = await signIn('inspector')
  await asAdministrator(`update caseload.inspection_access set ends_at = now() - interval '1 minute',
    starts_at = now() - interval '1 day'`)
  assert.equal((await inspector.get(`/people/${sample[0]}`)).status, 404)
  await asAdministrator(`update caseload.inspection_access set ends_at = now() + interval '30 days'`)
})

test('E05 an inspector who worked in the unit within three years is not put on it, by page or by SQL', async () => {
  const lead = await signIn('lead')
  await sql`insert into platform.account (username, name, role, password_hash) select 'mover', 'Mover', 'inspector', password_hash
    from platform.account where username = 'inspector'`.execute(databases.system)
  const mover = await signIn('mover')
  await mover.post('/inspections/conflicts', { unit: 'HAR', lastWorked: '1 6 2025' })
  const account = await accountOf('mover')
  assert.match(
    await sends(lead, `${home}/team`, { account }),
    /Mover declared that they worked in Harbour within three years/,
  )
  await assert.rejects(
    bySql('second', trx => sql`insert into inspection.member values (${id}, ${account}, 'second', now())`.execute(trx)),
    /row-level security/,
  )
  assert.equal((await mover.get(home)).status, 404)
})

test('E06 a sample is drawn once: who draws again is told so, and nothing changes', async () => {
  const lead = await signIn('lead')
  const before = await drawnOrder()
  assert.match(await sends(lead, `${home}/draw`, {}, home), /The sample is drawn already/)
  assert.deepEqual(await drawnOrder(), before)
})

test('E07 the head of the unit reads no evidence, no list of cases and no draft before it is released', async () => {
  const head = await signIn('head')
  for (const page of [`sample`, `sample/${sample[0]}`, 'domain-one', 'ratings', 'changes', 'team', 'draft']) {
    assert.ok([403, 404].includes((await head.get(`${home}/${page}`)).status), page)
  }
  await bySql('head', async trx => {
    for (const table of ['answer', 'judgement', 'entry', 'proposal', 'draft']) {
      const { rows } = await sql`select from inspection.${sql.raw(table)}`.execute(trx)
      assert.equal(rows.length, 0, table)
    }
  })
})

test('E08 a draft opens for the people it was released to, and its code tells who opened it', async () => {
  const lead = await signIn('lead')
  const head = await signIn('head')
  const otherHead = await signIn('other-head')
  await lead.post(`${home}/draft`, { reader: await accountOf('head') }, `${home}/team`)
  assert.equal((await otherHead.get(`${home}/draft`)).status, 404)
  const shown = wordsOf((await head.get(`${home}/draft`)).body)
  const code = shown.match(/Draft for head, opened [^,]+(?:, [^,]+)*, code ([0-9A-Z]{8})/)?.[1] ?? assert.fail(shown)
  assert.match(wordsOf((await lead.get(`${home}/team`)).body), new RegExp(`head, released .*${code}`))
})

test('E09 a rating that was given is not changed by one person, by page or by SQL', async () => {
  const lead = await signIn('lead')
  const second = await signIn('second')
  const changed = { 'rating-P1.1': 'Good', 'reasons-P1.1': 'Posts are filled now.' }
  assert.match(await sends(lead, `${home}/domain-one`, changed), /A second lead inspector has to agree/)
  const agree = () => lead.post(`${home}/domain-one/agree`, { standard: 'P1.1' }, `${home}/domain-one`)
  assert.match(wordsOf((await lead.follow(await agree())).body), /You proposed this/)
  assert.equal(await ratingOfLeadership(), 'Requires improvement')
  await assert.rejects(
    bySql('lead', trx => sql`update inspection.judgement set rating = 'Good' where standard = 'P1.1'`.execute(trx)),
    /changed by two people/,
  )
  await second.post(`${home}/domain-one/agree`, { standard: 'P1.1' }, `${home}/domain-one`)
  assert.equal(await ratingOfLeadership(), 'Good')
})

test('E10 nobody publishes alone, by page or by SQL', async () => {
  const lead = await signIn('lead')
  await lead.post(`${home}/publish`, { unit: '', region: 'Fill the posts.', national: '' })
  assert.match(await sends(lead, `${home}/publish/agree`, {}, `${home}/publish`), /You proposed this/)
  await assert.rejects(
    bySql('lead', trx =>
      sql`update inspection.inspection set stage = 'published', published_at = now(), publish_entry = draw_entry`.execute(
        trx,
      ),
    ),
    /published by two people/,
  )
  await assert.rejects(
    bySql('lead', trx =>
      sql`update inspection.proposal set agreed_by = 'second', agreed_at = now() where act = 'publish'`.execute(trx),
    ),
    /row-level security/,
  )
})

test('E11 a lead does not edit what an inspector wrote: their words are an entry of their own, with their name', async () => {
  const lead = await signIn('lead')
  await lead.post(`${home}/sample/${sample[1]}`, { ...answers('yes'), [`evidence-${questions[0]}`]: 'I saw it too.' })
  const { rows } = await sql<{
    author: string
    supersedes: string | null
  }>`select author, supersedes from inspection.entry
    where inspection = ${id} and type = 'inspection.answer' order by seq desc limit 1`.execute(databases.system)
  assert.equal(rows[0]?.author, 'lead')
  assert.ok(rows[0]?.supersedes)
})

test('E12 E13 an entry written after the freeze shows as one, with the day it tells of and the day it was recorded', async () => {
  const second = await signIn('second')
  await writeContact(databases, sample[0] ?? '', { happened: { from: '2026-06-01' } })
  await signLog(databases, keys)
  const shown = wordsOf((await second.get(`${home}/changes`)).body)
  assert.match(shown, /Earlier day/)
  assert.match(shown, /1 June 2026/)
})

test('E14 a tidying of many records at once shows as a surge, with its author', async () => {
  const second = await signIn('second')
  for (const person of people.slice(0, 8)) await writeContact(databases, person, { author: 'N01A001' })
  await signLog(databases, keys)
  const shown = wordsOf((await second.get(`${home}/changes`)).body)
  assert.match(shown, /Many records within minutes.*9 entries in [89] records from .*, in the sample by N01A001/)
})

test('E15 a case erased after the freeze does not vanish: the ledger’s check and the list of changes both count it', async () => {
  const second = await signIn('second')
  const administrator = await signIn('administrator')
  const auditor = await signIn('auditor')
  const gone = sample.at(-1) ?? assert.fail()
  const { rows } = await sql<{ crn: string }>`select crn from caseload.person where person_id = ${gone}`.execute(
    databases.system,
  )
  await administrator.post('/erasures', {
    crn: rows[0]?.crn ?? '',
    ground: 'A court ordered the erasure on 20 November 2026',
  })
  const request = await sql<{ id: string }>`select id from caseload.erasure`.execute(databases.system)
  await auditor.post(`/erasures/${request.rows[0]?.id}`, { decision: 'approved' }, '/erasures')
  await signLog(databases, keys)
  assert.match(wordsOf((await second.get(`${home}/changes`)).body), /Erased/)
})

test('E16 evidence that somebody changes in the database no longer opens what the ledger holds', async () => {
  await asAdministrator(`update inspection.entry set payload = convert_to(replace(convert_from(payload, 'UTF8'),
    'Seen in the record.', 'Seen in the records'), 'UTF8') where inspection = '${id}' and type = 'inspection.answer' and seq =
    (select min(seq) from inspection.entry where inspection = '${id}' and type = 'inspection.answer')`)
  const found: string[] = []
  await databases.system
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(trx =>
      checkLedger(trx, roomEntries, new Date(), { found: ({ check }) => found.push(check), progress: () => {} }),
    )
  assert.deepEqual(found, ['commitment'])
})

const answerEntries = async () =>
  (
    await sql<{ id: string; payload: string }>`select id, encode(payload, 'hex') as payload from inspection.entry
      where inspection = ${id} and type = 'inspection.answer' order by seq`.execute(databases.system)
  ).rows
const drawnOrder = async () =>
  (
    await sql`select "case", place, seed from inspection.drawn_case join inspection.inspection i on i.id = inspection
    where inspection = ${id} order by place`.execute(databases.system)
  ).rows
const ratingOfLeadership = async (): Promise<string | undefined> =>
  (
    await sql<{ rating: string }>`select rating from inspection.judgement
      where inspection = ${id} and standard = 'P1.1'`.execute(databases.system)
  ).rows[0]?.rating

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { checkLedger } from '#platform/ledger/check.ts'
import { roomEntries } from '../../cli/fsck/room-entries.ts'
import { writeContact } from '../../server/inspection/testing.ts'
import { answers, inspectionUnderWay, questions, sends, wordsOf } from './inspection-under-way.ts'

const { databases, signIn, people, sign, home, id, sample, bySql, asAdministrator } = await inspectionUnderWay({
  after,
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
  await sign()
  const shown = wordsOf((await second.get(`${home}/changes`)).body)
  assert.match(shown, /Earlier day/)
  assert.match(shown, /1 June 2026/)
})

test('E14 a tidying of many records at once shows as a surge, with its author', async () => {
  const second = await signIn('second')
  for (const person of people.slice(0, 8)) await writeContact(databases, person, { author: 'N01A001' })
  await sign()
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
  await sign()
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

const ratingOfLeadership = async (): Promise<string | undefined> =>
  (
    await sql<{ rating: string }>`select rating from inspection.judgement
      where inspection = ${id} and standard = 'P1.1'`.execute(databases.system)
  ).rows[0]?.rating

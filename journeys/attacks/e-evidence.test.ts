import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { answers, inspectionUnderWay, questions, sends, wordsOf } from './inspection-under-way.ts'

const { databases, signIn, people, accountOf, home, id, sample, bySql, asAdministrator } = await inspectionUnderWay({
  after,
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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Client } from '#platform/web/testing-client.ts'
import { asOwnerOfDatabase } from '../insider.ts'
import { accountId, addAccount, breakGlass, type Desk, give, saidOn, startDesk, toldOf } from './access-desk.ts'

const FLO = 'X100006'
const WHY = 'Police hold her in Harbour station now and ask about risk to her children.'
const crns = ['X100006', 'X100007', 'X100008', 'X100010', 'X100011', 'X100012']

const record = ({ person }: Desk, crn = FLO): string => `/people/${person(crn)}`
const status = async (client: Client, path: string): Promise<number> => (await client.get(path)).status
const refusal = async (client: Client, crn: string, why: string): Promise<string> =>
  saidOn((await client.follow(await breakGlass(client, crn, why))).body)
const asOperator = (desk: Desk, statement: string) => sql.raw(statement).execute(desk.databases.system)

test('G01 no reason, a short one, one that repeats itself and one that was given before are refused', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  for (const why of ['', 'abcde', 'urgent urgent urgent urgent urgent urgent']) {
    await breakGlass(ada, FLO, why)
    assert.equal(await status(ada, record(desk)), 404, why)
  }
  await breakGlass(ada, FLO, WHY)
  assert.equal(await status(ada, record(desk)), 200)
  assert.match(await refusal(ada, 'X100007', `${WHY.toUpperCase()}!`), /You gave this reason before/)
})

test('G02 without having proved again that it is they, nobody opens anything, by form or by query', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  const { body } = await ada.get('/emergency-access/new')
  assert.match(body, /href="\/step-up\?to=/)
  assert.doesNotMatch(body, /name="reason"/)
  await ada.post('/emergency-access/new', { crn: FLO, category: 'arrest', reason: WHY }, '/people')
  assert.equal(await status(ada, record(desk)), 404)
  await assert.rejects(
    desk.inSql('ada', trx => sql`select * from caseload.open_in_emergency(${FLO}, 'arrest', ${WHY})`.execute(trx)),
    { constraint: 'step_up' },
  )
})

test('G03 G05 the record opens for an hour under a banner, to read and not to write, and closes in mid-session', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  await breakGlass(ada, FLO, WHY)
  const { rows } = await sql<{ id: string }>`
    select entry_id as id from caseload.entry where person_id = ${desk.person(FLO)} limit 1`.execute(
    desk.databases.system,
  )
  for (const path of [record(desk), `${record(desk)}/entries/${rows[0]?.id}`]) {
    assert.match(
      saidOn((await ada.get(path)).body),
      /You opened this record in an emergency, to read only, until/,
      path,
    )
  }
  const form = `${record(desk)}/entries/new`
  const fields = { kind: 'contact', happened: 'today', type: 'phone', text: 'Rang.', draftId: crypto.randomUUID() }
  assert.equal(await status(ada, form), 404)
  await ada.post(form, fields, '/emergency-access')
  const written = await sql<{ count: number }>`
    select count(*) from caseload.entry where author = 'N01A001' and person_id = ${desk.person(FLO)}`.execute(
    desk.databases.system,
  )
  assert.equal(written.rows[0]?.count, 0)

  await asOperator(
    desk,
    `update caseload.emergency_access set starts_at = now() - interval '61 minutes', ends_at = now() - interval '1 minute'`,
  )
  assert.equal(await status(ada, record(desk)), 404)
})

test('G04 a fourth record at once and a sixth in a day are refused', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  for (const [n, crn] of crns.slice(0, 3).entries()) await breakGlass(ada, crn, `${WHY} Case ${n}.`)
  assert.match(await refusal(ada, crns[3] ?? '', `${WHY} A fourth.`), /three records open/)
  await asOperator(
    desk,
    `update caseload.emergency_access set starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours'`,
  )
  for (const [n, crn] of crns.slice(3, 5).entries()) await breakGlass(ada, crn, `${WHY} Later ${n}.`)
  assert.match(await refusal(ada, crns[5] ?? '', `${WHY} A sixth.`), /five records in an emergency within 24 hours/)
})

test('G06 when nobody can be told there is no access', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  await asOperator(desk, `update platform.account set role = 'practitioner' where role in ('spo', 'auditor')`)
  await asOperator(desk, `update platform.account set practitioner = null where username = 'carys'`)
  assert.match(await refusal(ada, FLO, WHY), /Nobody could be told/)
  assert.equal(await status(ada, record(desk)), 404)
})

test('G06 when the notice cannot be written, neither grant nor access is there', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  const broken = "alter table platform.notification add check (what <> 'EMERGENCY_ACCESS')"
  await asOwnerOfDatabase(desk.databases, broken, [])
  assert.equal((await breakGlass(ada, FLO, WHY)).status, 500)
  assert.equal(await status(ada, record(desk)), 404)
  const { rows } = await sql`select * from caseload.emergency_access`.execute(desk.databases.system)
  assert.deepEqual(rows, [])
})

test('who answers for the record and for whoever opened it is told at once: officer, SPOs, auditor', async t => {
  const desk = await startDesk(t)
  await breakGlass(await desk.signIn('ada'), FLO, WHY)
  assert.deepEqual(await toldOf(desk.databases, 'EMERGENCY_ACCESS'), ['auditor', 'carys', 'esme', 'femi'])
  for (const username of ['carys', 'esme', 'femi', 'auditor']) {
    assert.match((await (await desk.signIn(username)).get('/')).body, /Opened in an emergency/, username)
  }
  assert.match(
    saidOn((await (await desk.signIn('femi')).get('/emergency-access')).body),
    /Ada Whitlock.*Police hold her/,
  )
})

const emergencyOf = async ({ databases }: Desk): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from caseload.emergency_access`.execute(databases.system)
  return rows[0]?.id ?? assert.fail('nothing was opened')
}
const review = async (desk: Desk, username: string): Promise<number> => {
  const client = await desk.signIn(username)
  const fields = { finding: 'justified', words: 'Read the note of the call, and rang the custody sergeant.' }
  return (await client.post(`/emergency-access/${await emergencyOf(desk)}/review`, fields, '/people')).status
}

test('G07 G08 nobody reviews their own opening, nor that of somebody in their line; others do', async t => {
  const desk = await startDesk(t)
  await breakGlass(await desk.signIn('esme'), FLO, WHY)
  const tried = []
  for (const username of ['esme', 'head', 'ada', 'region']) tried.push(await review(desk, username))
  assert.deepEqual(tried, [404, 404, 403, 403])
  assert.equal(await review(desk, 'femi'), 303)
  const { rows } = await sql`select finding from caseload.emergency_access`.execute(desk.databases.system)
  assert.deepEqual(rows, [{ finding: 'justified' }])
})

test('G09 with a review overdue no other record opens, until it is reviewed', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  await breakGlass(ada, FLO, WHY)
  await asOperator(desk, `update caseload.emergency_access set review_due = now() - interval '1 minute'`)
  assert.match(await refusal(ada, 'X100007', `${WHY} Another.`), /nobody has reviewed in time/)
  await review(desk, 'auditor')
  await breakGlass(ada, 'X100007', `${WHY} Another.`)
  assert.equal(await status(ada, record(desk, 'X100007')), 200)
})

test('G10 an opening for one record opens no other', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  await breakGlass(ada, FLO, WHY)
  const others = crns.slice(1).map(crn => status(ada, record(desk, crn)))
  assert.deepEqual(await Promise.all(others), Array(5).fill(404))
})

test('G11 a grant that a query writes itself is refused', async t => {
  const desk = await startDesk(t)
  const ada = await accountId(desk.databases, 'ada')
  for (const statement of [
    `insert into caseload.emergency_access (account_id, person_id, category, reason, starts_at, ends_at, review_due)
      values (${ada}, '${desk.person(FLO)}', 'arrest', '${WHY}', now(), now() + interval '1 hour', now())`,
    `update caseload.emergency_access set ends_at = now() + interval '1 day'`,
    `select caseload.tell_of_emergency('${desk.person(FLO)}', 'EMERGENCY_ACCESS')`,
  ]) {
    await assert.rejects(
      desk.inSql('ada', trx => sql.raw(statement).execute(trx)),
      { code: '42501' },
      statement,
    )
  }
})

test('G12 the opening of a sampled record appears to the lead inspector', async t => {
  const desk = await startDesk(t)
  await give(desk, FLO, 'samples', { username: 'lead' })
  await breakGlass(await desk.signIn('ada'), FLO, WHY)
  await breakGlass(await desk.signIn('ada'), 'X100007', `${WHY} Not in the sample.`)
  const said = saidOn((await (await desk.signIn('lead')).get('/emergency-access')).body)
  assert.match(said, new RegExp(`Ada Whitlock, record ${desk.person(FLO).slice(0, 8)}`))
  assert.doesNotMatch(said, /Not in the sample/)
})

test('a restricted record waits for a second person of its unit', async t => {
  const desk = await startDesk(t)
  await addAccount(desk.databases, { username: 'ines', role: 'spo', unit: 'HAR2' })
  await give(desk, FLO, 'restrictions', { username: 'ines' })
  const ada = await desk.signIn('ada')
  await breakGlass(ada, FLO, WHY)
  assert.equal(await status(ada, record(desk)), 404)
  const decide = async (username: string) =>
    (await desk.signIn(username)).post(
      `/emergency-access/${await emergencyOf(desk)}/decide`,
      { decision: 'agree' },
      '/emergency-access',
    )
  assert.equal((await decide('esme')).status, 404)
  await decide('femi')
  assert.equal(await status(ada, record(desk)), 200)
})

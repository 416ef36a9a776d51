import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { limitsOf } from '../../server/caseload/access/limits.ts'
import { sayWhy } from '../../server/caseload/access/testing.ts'
import { caseload } from '../../server/caseload/tables.ts'
import { addAccount, breakGlass, type Desk, give, saidOn, startDesk, toldOf } from './access-desk.ts'

// L10 and L11, who keeps the lists, stand in l-keeping-lists.test.ts.
const HOUR = 3_600_000
const ALED = 'X100001'
const inAnHour = () => new Date(Date.now() + HOUR)
const anHourAgo = () => new Date(Date.now() - HOUR)

const statusFor = async ({ signIn, person }: Desk, username: string, crn = ALED): Promise<number> =>
  (await (await signIn(username)).get(`/people/${person(crn)}`)).status

const rowsSeen = ({ inSql, person }: Desk, username: string, crn = ALED): Promise<number> =>
  inSql(username, async trx => {
    const rows = await caseload(trx)
      .selectFrom('caseload.person')
      .select('crn')
      .where('person_id', '=', person(crn))
      .execute()
    return rows.length
  })

test('L01 L02 who is kept out of a case of their own team finds nothing there, emergency or not, and others are told', async t => {
  const desk = await startDesk(t)
  await give(desk, ALED, 'exclusions', { username: 'ben' })
  const ben = await desk.signIn('ben')
  const [kept, unknown] = [
    await ben.get(`/people/${desk.person(ALED)}`),
    await ben.get(`/people/${crypto.randomUUID()}`),
  ]
  assert.deepEqual([kept.status, unknown.status, await rowsSeen(desk, 'ben')], [404, 404, 0])
  assert.equal(saidOn(kept.body), saidOn(unknown.body))
  const why = 'He rang from the police station in the night and asked for me.'
  const tried = await ben.follow(await breakGlass(ben, ALED, why))
  const missed = await ben.follow(await breakGlass(ben, 'X999999', `${why} Again now.`))
  const problem = /There is no record with it that you can open/
  assert.match(tried.body, problem)
  assert.match(missed.body, problem)
  assert.equal((await ben.get(`/people/${desk.person(ALED)}`)).status, 404)
  assert.deepEqual(await toldOf(desk.databases, 'EXCLUDED_PERSON_TRIED'), ['auditor', 'esme'])
})

test('L03 a case is not given to an officer who is kept out of it, by form or by query', async t => {
  const desk = await startDesk(t)
  await give(desk, ALED, 'exclusions', { username: 'ben' })
  const esme = await desk.signIn('esme')
  const form = `/people/${desk.person(ALED)}/entries/new`
  const fields = { kind: 'allocated', happened: 'today', team: 'HAR1', practitioner: 'N01A002' }
  const refused = await esme.post(form, { ...fields, draftId: crypto.randomUUID() }, `${form}?kind=allocated`)
  assert.match((await esme.follow(refused)).body, /this record is closed to that one/)
  await assert.rejects(
    sql`update caseload.person set practitioner = 'N01A002' where person_id = ${desk.person(ALED)}`.execute(
      desk.databases.system,
    ),
    { constraint: 'officer_may_see' },
  )
})

test('L04 L05 a restricted case says neutral words to its own team, and is in no list, count, search or panel of theirs', async t => {
  const desk = await startDesk(t)
  const before = saidOn((await (await desk.signIn('esme')).get('/allocation')).body)
  await give(desk, 'X100004', 'restrictions', { username: 'head' })
  await give(desk, ALED, 'restrictions', { username: 'head' })
  const [ada, esme] = [await desk.signIn('ada'), await desk.signIn('esme')]
  for (const client of [ada, esme]) {
    const { status, body } = await client.get(`/people/${desk.person(ALED)}`)
    assert.equal(status, 403)
    assert.match(saidOn(body), /Only named members of staff open this record.*ask the head of Harbour/)
    assert.doesNotMatch(body, /Aled|Finch|X100001/)
    for (const path of [
      '/people',
      '/people?search=Finch',
      '/people?search=X100001',
      '/',
      '/due',
      '/people?waiting=yes',
    ]) {
      assert.doesNotMatch((await client.get(path)).body, /Aled|Dina/, path)
    }
  }
  assert.match(saidOn((await ada.get('/')).body), /1 person/)
  const after = saidOn((await esme.get('/allocation')).body)
  const waiting = (text: string): string | undefined => /Harbour Team 1 (\d+)/.exec(text)?.[1]
  assert.deepEqual([waiting(before), waiting(after)], ['2', '1'])
})

test('L06 who is named and kept out is kept out', async t => {
  const desk = await startDesk(t)
  await give(desk, ALED, 'restrictions', { username: 'ada' })
  assert.equal(await statusFor(desk, 'ada'), 200)
  await give(desk, ALED, 'exclusions', { username: 'ada' })
  assert.equal(await statusFor(desk, 'ada'), 404)
})

test('L07 a restriction holds from its first instant until its last, not the day around it', async t => {
  const desk = await startDesk(t)
  await give(desk, ALED, 'restrictions', { username: 'head', from: anHourAgo(), until: new Date(Date.now() - 1000) })
  await give(desk, 'X100002', 'restrictions', { username: 'head', from: inAnHour() })
  await give(desk, 'X100003', 'restrictions', { username: 'head', from: anHourAgo(), until: inAnHour() })
  const seen = async (crn: string) => [await rowsSeen(desk, 'ada', crn), await statusFor(desk, 'esme', crn)]
  assert.deepEqual(
    [await seen(ALED), await seen('X100002'), await seen('X100003')],
    [
      [1, 200],
      [1, 200],
      [0, 403],
    ],
  )
})

test('L08 capitals and spaces name the same person, and a new name leaves the old one’s lists behind nobody', async t => {
  const desk = await startDesk(t)
  const { databases, person, inSql } = desk
  await inSql('esme', trx =>
    sql`select caseload.propose_limit(${person(ALED)}, 'exclusion', ${['  BEN ']}, now(), null, 'Related to the person', null)`.execute(
      trx,
    ),
  )
  await sql`update caseload.limited_access set agreed = true, decided_at = now(),
    decided_by = (select id from platform.account where username = 'head')`.execute(databases.system)
  assert.equal(await rowsSeen(desk, 'ben'), 0)
  await databases.system
    .updateTable('platform.account')
    .set({ username: 'benedict' })
    .where('username', '=', 'ben')
    .execute()
  assert.equal(await rowsSeen(desk, 'benedict'), 0)
  await assert.rejects(addAccount(databases, { username: ' Benedict', role: 'practitioner', unit: 'HAR1' }), {
    constraint: 'account_one_name',
  })
})

test('L09 somebody who has no account yet is kept out from the moment they have one', async t => {
  const desk = await startDesk(t)
  await desk.inSql('esme', trx =>
    sql`select caseload.propose_limit(${desk.person(ALED)}, 'exclusion', ${['new-starter']}, now(), null, 'A neighbour', null)`.execute(
      trx,
    ),
  )
  await sql`update caseload.limited_access set agreed = true, decided_at = now(),
    decided_by = (select id from platform.account where username = 'head')`.execute(desk.databases.system)
  await addAccount(desk.databases, { username: 'new-starter', role: 'spo', unit: 'HAR1' })
  await addAccount(desk.databases, { username: 'other-starter', role: 'spo', unit: 'HAR1' })
  assert.deepEqual([await rowsSeen(desk, 'new-starter'), await rowsSeen(desk, 'other-starter')], [0, 1])
})

test('L12 no page about an open case shows the name of a limited one', async t => {
  // There are no links between the records of a family: what names people beside a record are lists, which L05 tries.
  const desk = await startDesk(t)
  await give(desk, ALED, 'restrictions', { username: 'head' })
  const { body } = await (await desk.signIn('ada')).get(`/people/${desk.person('X100002')}`)
  assert.doesNotMatch(body, /Aled|Finch/)
})

test('L13 a limit that is set while somebody has the page open closes the next thing they do', async t => {
  const desk = await startDesk(t)
  const ada = await desk.signIn('ada')
  const form = `/people/${desk.person(ALED)}/entries/new`
  const { body } = await ada.get(`${form}?kind=contact`)
  await give(desk, ALED, 'exclusions', { username: 'ada' })
  const fields = { kind: 'contact', happened: 'today', type: 'phone', text: 'Rang.', draftId: crypto.randomUUID() }
  const token = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''
  assert.equal((await ada.post(form, { ...fields, _csrf: token }, '/people')).status, 404)
  assert.equal((await ada.get(`/people/${desk.person(ALED)}`)).status, 404)
})

test('L14 a sampled case that is restricted is only a number to the inspector until two people let them in', async t => {
  const desk = await startDesk(t)
  await give(desk, ALED, 'samples', { username: 'inspector' })
  assert.equal(await statusFor(desk, 'inspector'), 200)
  await give(desk, ALED, 'restrictions', { username: 'head' })
  const inspector = await desk.signIn('inspector')
  const { status, body } = await inspector.get(`/people/${desk.person(ALED)}`)
  assert.equal(status, 403)
  assert.doesNotMatch(body, /Aled|X100001/)
  assert.doesNotMatch((await inspector.get('/people')).body, /Aled/)
  await give(desk, ALED, 'letIn', { username: 'inspector' })
  assert.equal((await inspector.get(`/people/${desk.person(ALED)}`)).status, 200)
})

test('a head who is named still says why before the restricted record opens', async t => {
  const desk = await startDesk(t)
  await give(desk, ALED, 'restrictions', { username: 'head' })
  const head = await desk.signIn('head')
  assert.equal((await head.get(`/people/${desk.person(ALED)}`)).status, 303)
  await sayWhy(head, desk.person(ALED))
  assert.equal((await head.get(`/people/${desk.person(ALED)}`)).status, 200)
  assert.equal((await desk.inSql('ben', trx => limitsOf(trx, desk.person(ALED)))).length, 0)
})

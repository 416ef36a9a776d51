import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { sayWhy } from '../../server/caseload/access/testing.ts'
import { caseload } from '../../server/caseload/tables.ts'
import { saidOn, startDesk } from './access-desk.ts'

// C17 to C24 by SQL stand in c-sql.test.ts.
const desk = await startDesk({ after })
const { databases, signIn, person, inSql } = desk
const [aled, cal, dina, flo, kai] = ['X100001', 'X100003', 'X100004', 'X100006', 'X100011'].map(person) as [
  string,
  string,
  string,
  string,
  string,
]
const namesOn = (body: string): string[] =>
  [...body.matchAll(/href="\/people\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name = '']) => name)

const outcomeOf = async (who: string, subject: string): Promise<string[]> => {
  const rows = await databases.system
    .selectFrom('platform.audit_event')
    .select('outcome')
    .where('who', '=', who)
    .where('subject_id', '=', subject)
    .execute()
  return rows.map(row => row.outcome)
}

const entriesSeen = (username: string, id: string): Promise<number> =>
  inSql(username, async trx => {
    const rows = await caseload(trx).selectFrom('caseload.entry').select('seq').where('person_id', '=', id).execute()
    return rows.length
  })

test('C01 a case of another team is not found, and the attempt is written down', async () => {
  assert.equal((await (await signIn('ada')).get(`/people/${flo}`)).status, 404)
  assert.deepEqual(await outcomeOf('ada', flo), ['denied'])
})

test('C02 an SPO finds no case of another PDU', async () => {
  assert.equal((await (await signIn('esme')).get(`/people/${kai}`)).status, 404)
})

test('C03 a direct query gives the same: no row of the person, none of their entries', async () => {
  const seen = await inSql('ada', async trx => {
    const rows = await caseload(trx).selectFrom('caseload.person').select('crn').where('person_id', '=', flo).execute()
    return rows.length
  })
  assert.deepEqual([seen, await entriesSeen('ada', flo)], [0, 0])
})

test('C04 C05 lists, searches, filters and their totals hold nobody of another team', async () => {
  const ada = await signIn('ada')
  const searches = [
    '',
    'search=Flo',
    'search=X100006',
    'search=Tanner',
    'team=HAR2',
    'practitioner=N01A003',
    'ended=yes',
  ]
  for (const query of searches) {
    const { body } = await ada.get(`/people?${query}`)
    const foreign = namesOn(body).filter(name => ['Flo Tanner', 'Gareth Mace', 'Kai Norris'].includes(name))
    assert.deepEqual(foreign, [], query)
    assert.doesNotMatch(saidOn(body), /Harbour Team 2|Carys Lund/, query)
  }
  const { body } = await ada.get('/people')
  assert.equal(namesOn(body).length, 5)
  assert.doesNotMatch(saidOn(body), /of (?:[6-9]|1\d) people/)
})

test('C06 who moves to another team finds the old team’s cases gone at the next request, without signing in again', async () => {
  const carys = await signIn('carys')
  const waiting = person('X100009')
  await sayWhy(carys, waiting)
  assert.equal((await carys.get(`/people/${waiting}`)).status, 200)
  await sql`insert into platform.posting (account_id, role, unit, starts_at, set_by)
    select id, 'practitioner', 'MOO1', now(), 'test' from platform.account where username = 'carys'`.execute(
    databases.system,
  )
  assert.equal((await carys.get(`/people/${waiting}`)).status, 404)
})

test('C07 a leaver’s session is worth nothing at the next request', async () => {
  const gil = await signIn('gil')
  assert.equal((await gil.get(`/people/${kai}`)).status, 200)
  await databases.system
    .updateTable('platform.practitioner')
    .set({ left: '2026-01-01' })
    .where('code', '=', 'N01A007')
    .execute()
  assert.match((await gil.get(`/people/${kai}`)).location ?? '', /^\/sign-in/)
})

test('C08 a deep link that was right once leads nowhere when the case has gone to another team', async () => {
  const esme = await signIn('esme')
  assert.equal((await esme.get(`/people/${cal}?kind=contact#record`)).status, 200)
  const form = `/people/${cal}/entries/new`
  await esme.post(
    form,
    { kind: 'allocated', happened: 'today', team: 'MOO1', draftId: crypto.randomUUID() },
    `${form}?kind=allocated`,
  )
  assert.equal((await esme.get(`/people/${cal}?kind=contact#record`)).status, 404)
})

test('C09 a head of unit opens nothing before they say why, by page or by query', async () => {
  const head = await signIn('head')
  const { status, location } = await head.get(`/people/${aled}`)
  assert.equal(status, 303)
  assert.match(location ?? '', new RegExp(`^/people/${aled}/purpose`))
  assert.equal(await entriesSeen('head', aled), 0)
  await sayWhy(head, aled)
  assert.equal((await head.get(`/people/${aled}`)).status, 200)
  assert.equal((await head.get(`/people/${flo}`)).status, 303)
})

test('C09 a colleague of the team says why too, and what they said is kept with the reading', async () => {
  const ben = await signIn('ben')
  assert.equal((await ben.get(`/people/${aled}`)).status, 303)
  await sayWhy(ben, aled)
  await ben.get(`/people/${aled}`)
  const { rows } = await sql<{ rule: string; purpose: string }>`
    select details ->> 'rule' as rule, details ->> 'purpose' as purpose from platform.audit_event
    where who = 'ben' and what = 'VIEW_PERSON' and outcome = 'done'`.execute(databases.system)
  assert.deepEqual(rows, [{ rule: 'cover', purpose: 'cover' }])
})

test('C10 C11 A06 A09 a director, an administrator and an auditor find no case', async () => {
  for (const username of ['region', 'nation', 'admin', 'auditor']) {
    const client = await signIn(username)
    for (const path of [`/people/${aled}`, `/people/${aled}/entries/new`, '/people?search=Aled']) {
      const { status, body } = await client.get(path)
      assert.ok(status === 404 || status === 403, `${username} ${path}: ${status}`)
      assert.doesNotMatch(body, /Aled|Finch/)
    }
    assert.equal(await entriesSeen(username, aled), 0, username)
  }
})

test('C12 what can be taken away as a file keeps to the rule of the screen', async () => {
  const { rows } = await sql<{ entry: string }>`
    select entry_id as entry from caseload.entry where person_id = ${flo} order by seq limit 1`.execute(
    databases.system,
  )
  const ada = await signIn('ada')
  for (const end of ['proof', 'part.json?field=author']) {
    assert.equal((await ada.get(`/people/${flo}/entries/${rows[0]?.entry}/${end}`)).status, 404, end)
  }
})

test('C13 C14 nothing of a hidden case opens by its own id: entry, form, correction, proof, draft, lists', async () => {
  // There are no document blobs: what can be downloaded of a record is the proof of an entry and one part of it.
  const { rows } = await sql<{ entry: string }>`
    select entry_id as entry from caseload.entry where person_id = ${flo}`.execute(databases.system)
  const ada = await signIn('ada')
  const ends = rows.flatMap(({ entry }) => ['', '/proof', '/correct', '/part'].map(end => `/entries/${entry}${end}`))
  for (const end of [...ends, '/entries/new?kind=contact', '/drafts', '/opened', '/purpose']) {
    assert.equal((await ada.get(`/people/${flo}${end}`)).status, 404, end)
  }
  // An entry of a hidden case under the address of an open one.
  assert.equal((await ada.get(`/people/${aled}/entries/${rows[0]?.entry}`)).status, 404)
})

test('C15 fields that a form does not have change nothing', async () => {
  const ada = await signIn('ada')
  const form = `/people/${aled}/entries/new`
  const fields = { kind: 'contact', happened: 'today', type: 'phone', text: 'Rang.', draftId: crypto.randomUUID() }
  await ada.post(
    form,
    {
      ...fields,
      team: 'MOO1',
      practitioner: 'N01A007',
      restricted: '',
      crn: 'X999999',
      person: kai,
      author: 'N01A007',
    },
    `${form}?kind=contact`,
  )
  const row = await caseload(databases.system as never)
    .selectFrom('caseload.person')
    .select(['team', 'practitioner', 'crn'])
    .where('person_id', '=', aled)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { team: 'HAR1', practitioner: 'N01A001', crn: 'X100001' })
})

test('C16 of a batch of ids those that are hidden are simply absent', async () => {
  const seen = await inSql('ada', async trx => {
    const rows = await caseload(trx)
      .selectFrom('caseload.person')
      .select('crn')
      .where('person_id', 'in', [aled, dina, flo, kai])
      .orderBy('crn')
      .execute()
    return rows.map(row => row.crn)
  })
  assert.deepEqual(seen, ['X100001', 'X100004'])
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openingsOf } from '#caseload'
import { openWave } from '../../server/caseload/access/wave.ts'
import { saidOn, startDesk } from './access-desk.ts'

// A06 and A09, an administrator and an auditor who ask for a case, stand with C10 and C11 in c-cases.test.ts.
const desk = await startDesk({ after })
const { databases, signIn, person, inSql } = desk
const aled = person('X100001')
const opened = `/people/${aled}/opened`
await (await signIn('ada')).get(`/people/${aled}`)

const openingsSeen = (username: string): Promise<number> =>
  inSql(username, async trx => (await openingsOf(trx, { people: [aled], since: new Date(0) })).length)

test('the officer who holds a case, the SPO of its team and the auditor read who opened it, and nobody else does', async () => {
  for (const username of ['ada', 'esme']) {
    const { status, body } = await (await signIn(username)).get(opened)
    assert.equal(status, 200, username)
    assert.match(saidOn(body), /Ada Whitlock probation practitioner Read the record Named officer/)
  }
  assert.equal((await (await signIn('auditor')).get(opened)).status, 200)
  for (const username of ['ben', 'carys', 'gil', 'femi', 'head', 'region', 'nation', 'lead', 'inspector', 'admin']) {
    const { status } = await (await signIn(username)).get(opened)
    assert.ok(status === 403 || status === 404, `${username}: ${status}`)
    assert.equal(await openingsSeen(username), 0, username)
  }
})

test('the auditor finds a record by its CRN, is shown no name, and is written down as having looked', async () => {
  const auditor = await signIn('auditor')
  const { location } = await auditor.get('/openings?crn=x100001')
  assert.equal(location, opened)
  assert.doesNotMatch((await auditor.get(opened)).body, /Aled|Finch/)
  const { rows } = await sql<{ count: number }>`select count(*) from platform.audit_event
    where who = 'auditor' and what = 'VIEW_WHO_OPENED' and subject_id = ${aled}`.execute(databases.system)
  assert.ok((rows[0]?.count ?? 0) > 0)
})

test('A10 while their unit is inspected neither SPO nor officer reads who opened its records; the auditor does', async () => {
  await databases.system
    .transaction()
    .execute(trx => openWave(trx, { inspection: person('X100012'), pdu: 'HAR', now: new Date() }))
  for (const username of ['esme', 'ada']) {
    assert.equal((await (await signIn(username)).get(opened)).status, 404, username)
    assert.equal(await openingsSeen(username), 0, username)
  }
  assert.equal((await (await signIn('auditor')).get(opened)).status, 200)
  // Another unit is not inspected: its people go on reading.
  assert.equal((await (await signIn('gil')).get(`/people/${person('X100011')}/opened`)).status, 200)
})

test('the audit tells whom a list showed and that a search was made again, and never its words', async () => {
  const ada = await signIn('ada')
  for (const search of ['Finch', 'finch ', 'Sorrel']) await ada.get(`/people?search=${encodeURIComponent(search)}`)
  const { rows } = await sql<{ shown: string[]; hash: string; all: string }>`
    select details -> 'shown' as shown, details -> 'search' ->> 'hash' as hash, details::text as all
    from platform.audit_event where who = 'ada' and what = 'LIST_PEOPLE' order by id desc limit 3`.execute(
    databases.system,
  )
  const [sorrel, again, finch] = rows
  assert.deepEqual(finch?.shown, [aled])
  assert.ok(finch?.hash === again?.hash && sorrel?.hash !== finch?.hash)
  assert.doesNotMatch(rows.map(row => row.all).join(), /finch|sorrel/i)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Client } from '#platform/web/testing-client.ts'
import { sayWhy } from '../../server/caseload/access/testing.ts'
import { addAccount, type Desk, give, saidOn, startDesk } from './access-desk.ts'

const ALED = 'X100001'
const reason = 'Named by two managers in the safeguarding meeting'

const propose = (client: Client, page: string, rule: string, names: string) =>
  client.post(page, { rule, names, fromDay: '', fromTime: '', untilDay: '', untilTime: '', reason })

const decide = async (client: Client, page: string, decision: 'agree' | 'decline') => {
  const { body } = await client.get(page)
  const proposal = /name="proposal" value="([^"]+)"/.exec(body)?.[1] ?? ''
  return client.post(`${page}/decide`, { proposal, decision }, page)
}

const startKeepers = async (t: Parameters<typeof startDesk>[0]): Promise<Desk & { readonly page: string }> => {
  const desk = await startDesk(t)
  await addAccount(desk.databases, { username: 'ines', role: 'spo', unit: 'HAR1' })
  return { ...desk, page: `/people/${desk.person(ALED)}/limited-access` }
}

test('L10 an SPO who adds themselves to the list of a restricted record gets in only when a second, named person agrees', async t => {
  const desk = await startKeepers(t)
  await give(desk, ALED, 'restrictions', { username: 'ines' })
  const [esme, ines] = [await desk.signIn('esme'), await desk.signIn('ines')]
  const record = `/people/${desk.person(ALED)}`
  assert.equal((await esme.get(record)).status, 403)
  assert.match((await esme.follow(await propose(esme, desk.page, 'restriction', 'esme'))).body, /Proposed/)
  assert.equal((await esme.get(record)).status, 403)

  // Their own proposal has no button for them, and the act refuses whoever sends it all the same.
  assert.doesNotMatch((await esme.get(desk.page)).body, /value="agree"/)
  const { rows } = await sql<{
    id: string
  }>`select proposal as id from caseload.limited_access where agreed is null`.execute(desk.databases.system)
  await esme.post(`${desk.page}/decide`, { proposal: rows[0]?.id ?? '', decision: 'agree' }, desk.page)
  await assert.rejects(
    desk.inSql('esme', trx => sql`select caseload.decide_limit(${rows[0]?.id}, true)`.execute(trx)),
    { constraint: 'second_person' },
  )
  assert.equal((await esme.get(record)).status, 403)

  await decide(ines, desk.page, 'agree')
  assert.equal((await esme.get(record)).status, 200)
})

test('L10 a head who is not let in cannot agree to let anybody in', async t => {
  const desk = await startKeepers(t)
  await give(desk, ALED, 'restrictions', { username: 'ines' })
  const [esme, head] = [await desk.signIn('esme'), await desk.signIn('head')]
  await propose(esme, desk.page, 'restriction', 'esme')
  assert.match(
    (await head.follow(await decide(head, desk.page, 'agree'))).body,
    /Only somebody who may open the record/,
  )
  assert.equal((await esme.get(`/people/${desk.person(ALED)}`)).status, 403)
})

test('L10 what two people agree stands in the record without a name, and a restriction names somebody who can end it', async t => {
  const desk = await startKeepers(t)
  const [esme, ines] = [await desk.signIn('esme'), await desk.signIn('ines')]
  await propose(esme, desk.page, 'restriction', 'ada')
  const refused = await ines.follow(await decide(ines, desk.page, 'agree'))
  assert.match(refused.body, /Name a senior probation officer or head of unit/)
  await decide(ines, desk.page, 'decline')
  await propose(esme, desk.page, 'exclusion', 'ben')
  await decide(ines, desk.page, 'agree')
  const { body } = await esme.get(`/people/${desk.person(ALED)}?kind=limited-access-set`)
  assert.match(saidOn(body), /Staff kept out: set/)
  assert.doesNotMatch(body.slice(body.indexOf('id="record"')), /Okafor|safeguarding meeting/)
  assert.equal((await (await desk.signIn('ben')).get(`/people/${desk.person(ALED)}`)).status, 404)
})

test('L11 nobody but those who keep the lists reads who is on them, by page or by query', async t => {
  const desk = await startKeepers(t)
  await give(desk, ALED, 'exclusions', { username: 'carys' })
  const read = async (username: string): Promise<[number, number]> => {
    const { status } = await (await desk.signIn(username)).get(desk.page)
    const { rows } = await desk.inSql(username, trx => sql`select * from caseload.limited_access`.execute(trx))
    return [status, rows.length]
  }
  const keepers = await Promise.all(['esme', 'ines', 'head'].map(read))
  assert.deepEqual(keepers, Array(3).fill([200, 1]))
  for (const username of [
    'ada',
    'ben',
    'carys',
    'gil',
    'femi',
    'region',
    'nation',
    'inspector',
    'lead',
    'auditor',
    'admin',
  ]) {
    const [status, rows] = await read(username)
    assert.ok(status === 403 || status === 404, `${username}: ${status}`)
    assert.equal(rows, 0, username)
  }
})

test('a limit is ended by two people as it was set by two', async t => {
  const desk = await startKeepers(t)
  await give(desk, ALED, 'exclusions', { username: 'ben' })
  const [esme, head] = [await desk.signIn('esme'), await desk.signIn('head')]
  const { body } = await esme.get(desk.page)
  const end = /action="([^"]+\/end)"/.exec(body)?.[1] ?? ''
  await esme.post(end, {}, desk.page)
  const ben = await desk.signIn('ben')
  assert.equal((await ben.get(`/people/${desk.person(ALED)}`)).status, 404)
  await sayWhy(head, desk.person(ALED))
  await decide(head, desk.page, 'agree')
  assert.equal((await ben.get(`/people/${desk.person(ALED)}`)).status, 303)
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { daysAfter, workingDaysAfter } from '@candour/timeliness'
import { sql } from 'kysely'
import { dayOf } from '#platform/web/dates.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../index.ts'
import { seedService } from '../testing.ts'
import { lookAgainAs, noteNoPlan } from './look.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedService(databases)
const waitingPerson = ids.get('X100004') ?? ''
const { system } = databases

/** Sessions live by the clock of the machine; the clock of a look is the test's. */
const today = dayOf(new Date())
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const look = (day: string, teams?: readonly string[]) => lookAgainAs(system, { now: noonOf(day), teams })

type Row = { id: string; kind: string; level: string; status: string; due: string; unit: string }
const rowsOf = async (kind: string, unit = 'HAR1'): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`select id, kind, level, status, due, unit from allocation.escalation
    where kind = ${kind} and unit = ${unit} order by opened_at, subject`.execute(system)
  return rows
}
const aboutWaiting = async (): Promise<Row> => {
  const { rows } = await sql<Row>`select id, kind, level, status, due, unit from allocation.escalation
    where person_id = ${waitingPerson}`.execute(system)
  return rows[0] ?? assert.fail('An escalation is open about who waits')
}
const actsOf = async (id: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ act: string }>`select convert_from(payload, 'UTF8')::jsonb ->> 'act' as act
    from allocation.entry e join ledger.leaf_in l on l.entry_id = e.id where e.stream = ${id} order by e.seq`.execute(
    system,
  )
  return rows.map(row => row.act)
}
const answer = async (who: string, id: string, code: string) => {
  const client = await signIn(who)
  const at = `/escalations/${id}`
  return client.post(`${at}/answer`, { code, text: 'Ada Whitlock rings every Monday.' }, at)
}

test('somebody whose record is restricted does not wait unseen: the head is asked, and their own team meets nothing', async () => {
  const liv = ids.get('X100012')
  await sql`update caseload.person set restricted = '{[2026-01-01,)}' where person_id = ${liv}`.execute(system)
  await look(today, ['MOO1'])
  const [row] = await rowsOf('waiting', 'MOO1')
  assert.deepEqual([row?.level, row?.status], ['pdu-head', 'open'])
  const statusFor = async (who: string) => (await (await signIn(who)).get(`/escalations/${row?.id}`)).status
  assert.deepEqual(
    await Promise.all(['ines', 'gil', 'moohead', 'region', 'nation'].map(statusFor)),
    [404, 404, 200, 200, 200],
  )
  const pageOf = async (who: string, path: string) =>
    (await (await signIn(who)).get(path)).body.replaceAll(/<[^>]*>|\s+/g, ' ')
  assert.match(await pageOf('ines', '/escalations'), /Not settled in your sight +0/)
  assert.doesNotMatch(await pageOf('ines', '/allocation'), /Liv Garrow/)
  assert.match(await pageOf('region', '/allocation'), /Moorland +1/, 'the region counts them')
})

test('who waits beyond the limit is escalated by itself, once however often somebody looks', async () => {
  await look(today)
  await look(today)
  const waiting = await aboutWaiting()
  assert.deepEqual([waiting.level, waiting.status, waiting.due], ['spo', 'open', workingDaysAfter(today, 1)])
  assert.deepEqual(await actsOf(waiting.id), ['opened'])
  assert.equal((await rowsOf('waiting')).length, 2)
})

test('the level whose turn it is meets it on their home page, and no name stands in it', async () => {
  const esme = await signIn('esme')
  assert.match((await esme.get('/')).body, /2 escalations wait for your answer/)
  const { id } = await aboutWaiting()
  const { body } = await esme.get(`/escalations/${id}`)
  assert.match(body, /Very high/)
  assert.doesNotMatch(body, /Dina Holloway/)
  assert.match(body, /Open their record/)
})

test('each level sees what is below it, an inspector nothing outside an inspection, and nobody can answer for a level above', async () => {
  const { id } = await aboutWaiting()
  const people = ['esme', 'head', 'region', 'nation', 'femi', 'moohead', 'ada', 'lead']
  const seen = await Promise.all(people.map(async who => (await (await signIn(who)).get(`/escalations/${id}`)).status))
  assert.deepEqual(seen, [200, 200, 200, 200, 404, 404, 404, 404])
})

test('a silence climbs one level at a time, each with a clock of its own, up to the nation, and stays there', async () => {
  const { id } = await aboutWaiting()
  const levels: string[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const { due } = await aboutWaiting()
    await look(due, ['HAR1'])
    assert.deepEqual((await aboutWaiting()).due, due, 'on its last day nothing happens')
    await look(daysAfter(due, 1), ['HAR1'])
    levels.push((await aboutWaiting()).level)
  }
  const above = ['pdu-head', 'regional-director', 'national-director', 'national-director', 'national-director']
  assert.deepEqual(levels, above)
  assert.deepEqual(await actsOf(id), ['opened', 'climbed', 'climbed', 'climbed'])
  const text = (await (await signIn('nation')).get('/escalations')).body
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ')
  assert.match(
    text,
    /Waiting for a named officer beyond the limit North West 2 0 /,
    'counted by the units below the reader',
  )
  await answer('esme', id, 'contact-kept')
  assert.equal((await aboutWaiting()).status, 'open')
})

test('an answer is an entry; it closes nothing, and the top has it again when the facts are the same', async () => {
  const { id } = await aboutWaiting()
  await answer('nation', id, 'contact-kept')
  assert.equal((await aboutWaiting()).status, 'answered')
  const lookedAt = workingDaysAfter(today, 5)
  await look(lookedAt, ['HAR1'])
  assert.equal((await aboutWaiting()).status, 'answered')
  await look(daysAfter(lookedAt, 1), ['HAR1'])
  const again = await aboutWaiting()
  assert.deepEqual([again.status, again.level], ['open', 'national-director'])
  assert.deepEqual((await actsOf(id)).slice(-2), ['answered', 'reopened'])
})

test('nobody makes it go away in the database either', async () => {
  const { id } = await aboutWaiting()
  await assert.rejects(sql`delete from allocation.escalation where id = ${id}`.execute(system), /written once|denied/)
  await assert.rejects(
    sql`update allocation.entry set author = 'x' where stream = ${id}`.execute(system),
    /written once|denied/,
  )
})

test('it is settled when the person has an officer, and only then', async () => {
  const { id } = await aboutWaiting()
  await sql`update caseload.person set practitioner = 'N01A001', unallocated_since = null where person_id = ${waitingPerson}`.execute(
    system,
  )
  await look(today, ['HAR1'])
  assert.equal((await aboutWaiting()).status, 'settled')
  assert.equal((await actsOf(id)).at(-1), 'settled')
  const { body } = await (await signIn('esme')).get(`/escalations/${id}`)
  assert.match(body, /Settled: the facts no longer hold/)
})

test('a certificate that no plan exists opens one for its unit, and a plan settles it', async () => {
  const facts = [{ label: 'Points missing', value: '812' }]
  const note = (given: typeof facts | null) =>
    system.transaction().execute(trx => noteNoPlan(trx, { unit: 'HAR', facts: given }, new Date()))
  await note(facts)
  await note(facts)
  const [one, ...others] = await rowsOf('no-plan', 'HAR')
  assert.deepEqual([one?.level, one?.status, others.length], ['pdu-head', 'open', 0])
  await look(today)
  assert.equal((await rowsOf('no-plan', 'HAR'))[0]?.status, 'open')
  await note(null)
  assert.equal((await rowsOf('no-plan', 'HAR'))[0]?.status, 'settled')
})

test('several of one kind are answered together, each with its own entry; handing up passes them on at once', async () => {
  const femi = await signIn('femi')
  const list = '/escalations?unit=HAR2&kind=waiting'
  const before = await rowsOf('waiting', 'HAR2')
  assert.equal(before.length, 1)
  await system.updateTable('platform.unit').set({ name: 'Harbour Team 2' }).where('code', '=', 'HAR2').execute()
  const wrong = await femi.post(
    '/escalations',
    { unit: 'HAR2', kind: 'waiting', count: '3', code: 'hand-up', text: 'No room.' },
    list,
  )
  assert.match((await femi.follow(wrong)).body, /1 escalation waits now and not 3/)
  await look(today)
  const count = String(before.length)
  const right = await femi.post(
    '/escalations',
    { unit: 'HAR2', kind: 'waiting', count, code: 'hand-up', text: 'No room.' },
    `/escalations/${before[0]?.id}`,
  )
  assert.match((await femi.follow(right)).body, /Recorded for 1 escalation/)
  assert.equal((await rowsOf('waiting', 'HAR2'))[0]?.level, 'pdu-head')
})

test('the conditions of work of a unit stand together for who answers for it, and for nobody else', async () => {
  const { body, status } = await (await signIn('head')).get('/conditions-of-work/HAR')
  assert.equal(status, 200)
  assert.match(body, /On work improvement/)
  assert.match(body, /Harbour Team 1/)
  assert.equal((await (await signIn('moohead')).get('/conditions-of-work/HAR')).status, 404)
  assert.equal((await (await signIn('lead')).get('/conditions-of-work/HAR')).status, 404)
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import type { NewEntry } from '../record/entry.ts'
import { EntryRefused } from '../record/entry.ts'
import { fold } from '../record/fold.ts'
import { entriesOf } from '../record/stored.ts'
import { caseload } from '../tables.ts'
import { as, inventedPerson, seedCaseload } from '../testing.ts'
import { appendEntry } from './append-entry.ts'

const now = new Date('2026-11-20T14:00:00Z')
const phoned = (personId: string, text = 'Spoke about the hostel place.'): NewEntry => ({
  personId,
  kind: 'contact',
  happened: { from: '2026-11-19' },
  author: 'N01A001',
  workDoneBy: 'N01A001',
  body: { type: 'phone', text },
  now,
})

const idOf = (ids: ReadonlyMap<string, string>, crn: string): string => ids.get(crn) ?? assert.fail(crn)

test('an entry, its leaf and the person’s row are written together', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  await as(databases, 'ada', async trx => {
    const entry = await appendEntry(trx, phoned(aled))
    const leaf = await trx
      .selectFrom('ledger.leaf_in')
      .selectAll()
      .where('entry_id', '=', entry.entryId)
      .executeTakeFirstOrThrow()
    const row = await caseload(trx)
      .selectFrom('caseload.person')
      .selectAll()
      .where('person_id', '=', aled)
      .executeTakeFirstOrThrow()
    assert.deepEqual([leaf.seq, row.last_entry_seq, row.state.lastContact], [entry.seq, entry.seq, '2026-11-19'])
    assert.deepEqual(row.state, fold(await entriesOf(trx, [aled])))
  })
})

test('an SPO may hand a case to a team whose cases they cannot see', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  const body = { team: 'MOO1', practitioner: 'N01A007' }
  await as(databases, 'esme', trx => appendEntry(trx, { ...phoned(aled), kind: 'allocated', author: 'N01A005', body }))
  const seen = (username: string) =>
    as(databases, username, trx =>
      caseload(trx).selectFrom('caseload.person').select('pdu').where('person_id', '=', aled).execute(),
    )
  assert.deepEqual(await seen('esme'), [])
  assert.deepEqual(await seen('gil'), [{ pdu: 'MOO' }])
})

test('of two people who correct one entry at once, the second is told to read the first', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  const original = await as(databases, 'ada', trx => appendEntry(trx, phoned(aled)))
  const correct = (username: string, author: string) =>
    as(databases, username, trx =>
      appendEntry(trx, {
        ...phoned(aled, 'It was a video call.'),
        author,
        supersedes: original.entryId,
        reason: 'Wrong kind of call',
      }),
    )
  const results = await Promise.allSettled([correct('ada', 'N01A001'), correct('esme', 'N01A005')])
  const refusals = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  assert.equal(refusals.length, 1)
  assert.match(String(refusals[0]), /has corrected this entry since you opened it/)
})

test('the same entry corrected again is corrected through its newest version', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  const state = await as(databases, 'ada', async trx => {
    const first = await appendEntry(trx, phoned(aled))
    const again = { ...phoned(aled), supersedes: first.entryId, reason: 'Wrong day', happened: { from: '2026-11-17' } }
    const second = await appendEntry(trx, again)
    await appendEntry(trx, { ...again, supersedes: second.entryId, happened: { from: '2026-11-18' } })
    return fold(await entriesOf(trx, [aled]))
  })
  assert.equal(state.lastContact, '2026-11-18')
})

test('an entry about an earlier day does not undo what is known of a later one', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  await as(databases, 'ada', async trx => {
    const tier = (day: string, name: string) => ({
      ...phoned(aled),
      kind: 'tier-set',
      happened: { from: day },
      body: { tier: name, source: 'assessment' },
    })
    await appendEntry(trx, tier('2026-11-10', 'C1'))
    await appendEntry(trx, tier('2026-10-01', 'A3'))
    const row = await caseload(trx)
      .selectFrom('caseload.person')
      .select('tier')
      .where('person_id', '=', aled)
      .executeTakeFirst()
    assert.equal(row?.tier, 'C1')
  })
})

test('a kind that the record does not know is refused by its name', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  await assert.rejects(
    as(databases, 'ada', trx => appendEntry(trx, { ...phoned(aled), kind: 'horoscope' })),
    (error: unknown) => error instanceof EntryRefused && error.message.includes('"horoscope"'),
  )
})

test('the application’s role can neither change nor remove an entry, nor move a person without one', async t => {
  const databases = await testDatabases(t)
  const ids = await seedCaseload(databases)
  const kai = idOf(ids, 'X100011')
  const attempts = [
    `update caseload.entry set author = 'N01A002'`,
    'delete from caseload.entry',
    'truncate caseload.entry',
    `update caseload.person set team = 'HAR1' where person_id = '${kai}'`,
    `select caseload.write_projection(jsonb_build_object('person_id', '${kai}', 'team', 'HAR1', 'last_entry_seq', 1))`,
  ]
  for (const attempt of attempts) {
    await assert.rejects(
      as(databases, 'esme', trx => sql.raw(attempt).execute(trx)),
      /permission denied|only beside a new entry/,
      attempt,
    )
  }
})

test('even the system role is refused when it rewrites an entry', async t => {
  const databases = await testDatabases(t)
  await seedCaseload(databases)
  const rewrite = sql`update caseload.entry set author = 'N01A002'`.execute(databases.system)
  await assert.rejects(rewrite, /permission denied|written once/)
})

test('a practitioner registers a person with their own team, and with no other', async t => {
  const databases = await testDatabases(t)
  await seedCaseload(databases)
  const register = (team: string) =>
    as(databases, 'ada', async trx => {
      const { id } = await openStream(trx, 'caseload')
      for (const entry of inventedPerson({ name: 'Meg Ashby', crn: 'X200001', team }, id).slice(0, 1))
        await appendEntry(trx, entry)
      return caseload(trx).selectFrom('caseload.person').select(['team', 'pdu']).where('person_id', '=', id).execute()
    })
  await assert.rejects(register('MOO1'), /row-level security/)
  assert.deepEqual(await register('HAR1'), [{ team: 'HAR1', pdu: 'HAR' }])
})

test('a CRN that is taken is refused without telling by whom', async t => {
  const databases = await testDatabases(t)
  await seedCaseload(databases)
  const register = as(databases, 'ada', async trx => {
    const { id } = await openStream(trx, 'caseload')
    for (const entry of inventedPerson({ name: 'Meg Ashby', crn: 'X100011', team: 'HAR1' }, id))
      await appendEntry(trx, entry)
  })
  await assert.rejects(register, { name: 'EntryRefused', message: 'Check the CRN: this one cannot be used' })
})

test('an appointment with somebody who does not exist is refused at whom it is with', async t => {
  const databases = await testDatabases(t)
  const aled = idOf(await seedCaseload(databases), 'X100001')
  const body = { type: 'COAP', on: '2026-11-27', practitioner: 'N99Z999' }
  await assert.rejects(
    as(databases, 'ada', trx => appendEntry(trx, { ...phoned(aled), kind: 'appointment-booked', body })),
    (error: unknown) =>
      error instanceof EntryRefused &&
      error.problems[0]?.field === 'practitioner' &&
      error.message === 'There is no member of staff with the code "N99Z999"',
  )
})

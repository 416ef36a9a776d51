import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { EntryRefused, type NewEntry } from '../record/entry.ts'
import { caseload } from '../tables.ts'
import { inventedPerson, seedOrganisation } from '../testing.ts'
import { appendEntries } from './append-entries.ts'
import { appendEntry } from './append-entry.ts'

const now = new Date('2026-06-01T09:00:00Z')
const contact = (personId: string, entryId?: string): NewEntry & { entryId?: string } => ({
  personId,
  kind: 'contact',
  happened: { from: '2026-05-30' },
  author: 'N01A001',
  workDoneBy: 'N01A001',
  body: { type: 'phone', text: 'Spoke.' },
  now,
  ...(entryId ? { entryId } : {}),
})

test('a load leaves the same record as the entries written one by one', async t => {
  const databases = await testDatabases(t)
  const made = await databases.system.transaction().execute(async trx => {
    await seedOrganisation(trx)
    const one = (await openStream(trx, 'caseload')).id
    const invented = { name: 'Aled Finch', team: 'HAR1', officer: 'N01A001', tier: 'B2', risk: 'high' } as const
    const oneByOne = inventedPerson({ ...invented, crn: 'X100001' }, one)
    for (const entry of oneByOne) await appendEntry(trx, entry)
    const other = randomUUID()
    await appendEntries(trx, inventedPerson({ ...invented, crn: 'X100002' }, other))
    const {
      crn: _,
      person_id: __,
      state: ___,
      ...rest
    } = await caseload(trx)
      .selectFrom('caseload.person')
      .selectAll()
      .where('person_id', '=', one)
      .executeTakeFirstOrThrow()
    const { crn, person_id, state, ...loaded } = await caseload(trx)
      .selectFrom('caseload.person')
      .selectAll()
      .where('person_id', '=', other)
      .executeTakeFirstOrThrow()
    return { rest, loaded, state }
  })
  assert.deepEqual(made.loaded, made.rest)
  assert.equal(made.state.identity?.crn, 'X100002')
})

test('a second load goes on where the first stopped, and may correct what it wrote', async t => {
  const databases = await testDatabases(t)
  const person = randomUUID()
  const first = randomUUID()
  const seq = await databases.system.transaction().execute(async trx => {
    await seedOrganisation(trx)
    await appendEntries(trx, [
      ...inventedPerson({ name: 'Bea Sorrel', crn: 'X100002', team: 'HAR1' }, person),
      contact(person, first),
    ])
    await appendEntries(trx, [{ ...contact(person), supersedes: first, reason: 'Wrong person named' }])
    const row = await caseload(trx).selectFrom('caseload.person').select('last_entry_seq').executeTakeFirstOrThrow()
    return row.last_entry_seq
  })
  assert.equal(seq, 4)
})

test('a load that names a team nobody knows writes nothing and names it', async t => {
  const databases = await testDatabases(t)
  const load = databases.system.transaction().execute(async trx => {
    await seedOrganisation(trx)
    await appendEntries(trx, inventedPerson({ name: 'Cal Draper', crn: 'X100003', team: 'HAR9' }))
  })
  await assert.rejects(
    load,
    (error: unknown) => error instanceof EntryRefused && error.message === 'There is no team "HAR9"',
  )
})

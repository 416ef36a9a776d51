import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { appendEntry } from '#caseload'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { connect } from '#platform/database/connect.ts'
import type { Trx } from '#platform/database/tables.ts'
import { openStream } from '#platform/ledger/append.ts'
import { inventedPerson } from '../../server/caseload/testing.ts'
import { accountId, startDesk } from './access-desk.ts'

// C22, the catalogue of tables, policies, functions and owners, stands in server/platform/database/catalogue.test.ts.
const { databases, person, inSql } = await startDesk({ after })
const flo = person('X100006')
const HOUR = 3_600_000

const crnsSeen = async (trx: Trx): Promise<string[]> => {
  const { rows } = await sql<{ crn: string }>`select crn from caseload.person order by crn`.execute(trx)
  return rows.map(row => row.crn)
}
const OF_HAR1 = ['X100001', 'X100002', 'X100003', 'X100004', 'X100005']

test('C17 a CRN that somebody of another team has is refused in words that do not tell whose it is', async () => {
  const register = (crn: string) =>
    inSql('ada', async trx => {
      const { id } = await openStream(trx, 'caseload')
      const [entry] = inventedPerson({ name: 'Nobody Real', crn, team: 'HAR1' }, id)
      assert.ok(entry)
      await appendEntry(trx, { ...entry, author: 'N01A001', workDoneBy: 'N01A001' })
    })
  const words = async (crn: string): Promise<string> =>
    register(crn).then(
      () => 'taken',
      error => String(error),
    )
  assert.equal(await words('X100006'), await words('X100001'))
  assert.match(await words('X100011'), /this one cannot be used/)
})

test('C18 a token that is unset, empty, forged, ended or revoked shows no row', async () => {
  const actor = (await openSession(databases.app, 'ada', new Date(Date.now() + HOUR))) ?? assert.fail()
  const ended = (await openSession(databases.app, 'ada', new Date(Date.now() - 1000))) ?? assert.fail()
  const revoked = (await openSession(databases.app, 'ada', new Date(Date.now() + HOUR))) ?? assert.fail()
  await sql`update platform.session set revoked_at = now() where token_hash = sha256(convert_to(${revoked.sessionToken}, 'UTF8'))`.execute(
    databases.system,
  )
  const seen = (sessionToken: string) => asActor(databases, { sessionToken }, crnsSeen)
  assert.deepEqual(await seen(actor.sessionToken), OF_HAR1)
  for (const token of ['', 'x', 'A'.repeat(43), `${actor.sessionToken}x`, ended.sessionToken, revoked.sessionToken]) {
    assert.deepEqual(await seen(token), [], token)
  }
  const unset = await databases.app.transaction().execute(crnsSeen)
  assert.deepEqual(unset, [])
})

test('C19 a query that names itself another person gets that person’s rows for no name it can know', async () => {
  const guesses = ['1', 'ada', 'head', String(await accountId(databases, 'head'))]
  for (const guess of guesses) {
    const seen = await inSql('ada', async trx => {
      for (const name of ['candour.token', 'candour.account', 'app.uid', 'app.tok']) {
        await sql`select set_config(${name}, ${guess}, true)`.execute(trx)
      }
      return crnsSeen(trx)
    })
    assert.deepEqual(seen, [], guess)
  }
})

test('C20 a slipped-in query makes no function, view or policy', async () => {
  for (const statement of [
    'create function caseload.mine() returns int language sql as $$ select 1 $$',
    'create view caseload.mine as select * from caseload.person',
    'create temporary view mine as select 1; create materialized view caseload.mine as select 1',
    'alter policy reads on caseload.person using (true)',
    'alter table caseload.person disable row level security',
    'drop policy never_excluded on caseload.person',
    'truncate caseload.person',
    'set local role candour_system',
    'reset role; set local role candour_definer',
  ]) {
    await assert.rejects(
      inSql('ada', trx => sql.raw(statement).execute(trx)),
      { code: /^(42501|42P01|0A000|25001)$/ },
      statement,
    )
  }
})

test('C20 rights are given by functions that decide: no row of a list, purpose, emergency or posting is written directly', async () => {
  const ada = await accountId(databases, 'ada')
  for (const statement of [
    `insert into caseload.purpose (session_id, account_id, person_id, category, words, ends_at) values
      (gen_random_uuid(), ${ada}, '${flo}', 'cover', 'words enough to pass', now() + interval '1 day')`,
    `insert into caseload.emergency_access (account_id, person_id, category, reason) values
      (${ada}, '${flo}', 'arrest', 'a reason that is long enough to pass the check')`,
    `insert into caseload.inspection_access (person_id, account_id, inspection, starts_at, ends_at) values
      ('${flo}', ${ada}, '${flo}', now(), now() + interval '1 day')`,
    `insert into platform.posting (account_id, role, unit, starts_at, set_by) values (${ada}, 'spo', 'HAR2', now(), 'x')`,
    `update platform.account set unit = 'HAR2' where id = ${ada}`,
    `update caseload.person set team = 'HAR1' where person_id = '${flo}'`,
    `delete from caseload.limited_access`,
  ]) {
    await assert.rejects(
      inSql('ada', trx => sql.raw(statement).execute(trx)),
      { code: '42501' },
      statement,
    )
  }
})

test('C21 functions that talk and divisions by zero see no row that the person may not see', async () => {
  const probes = [
    sql`select crn from caseload.person where 1 / (case when crn = 'X100006' then 0 else 1 end) = 1`,
    sql`select crn from caseload.person where length(regexp_replace(crn, 'X100006', '('))::text || crn <> ''`,
    sql`select crn from caseload.person order by 1 / (case when crn = 'X100006' then 0 else 1 end)`,
    sql`select crn from caseload.person p where exists (select from caseload.entry e where e.person_id = ${flo})`,
  ]
  for (const probe of probes) {
    const { rows } = await inSql('ada', trx => probe.execute(trx))
    assert.ok(rows.every(row => OF_HAR1.includes((row as { crn: string }).crn)))
  }
  const { rows } = await inSql('ada', trx =>
    sql`select * from pg_stats where schemaname = 'caseload' and tablename = 'person'`.execute(trx),
  )
  assert.deepEqual(rows, [])
})

test('C23 a pooled connection carries no rights to whoever uses it next', async t => {
  const oneConnection = connect(databases.url, 'candour_app', 1)
  t.after(() => oneConnection.destroy())
  const actor = (await openSession(databases.app, 'ada', new Date(Date.now() + HOUR))) ?? assert.fail()
  assert.deepEqual(await asActor({ app: oneConnection }, actor, crnsSeen), OF_HAR1)
  assert.deepEqual(await oneConnection.transaction().execute(crnsSeen), [])
  await assert.rejects(asActor({ app: oneConnection }, actor, trx => sql`select 1 / 0`.execute(trx)))
  assert.deepEqual(await oneConnection.transaction().execute(crnsSeen), [])
})

test('C24 a right that ends in one transaction is gone from the next statement of another that runs', async () => {
  const actor = (await openSession(databases.app, 'gil', new Date(Date.now() + HOUR))) ?? assert.fail()
  await asActor(databases, actor, async trx => {
    assert.deepEqual(await crnsSeen(trx), ['X100011', 'X100012'])
    await sql`insert into platform.posting (account_id, role, unit, starts_at, set_by)
      values (${actor.accountId}, 'administrator', null, now(), ${randomUUID()})`.execute(databases.system)
    assert.deepEqual(await crnsSeen(trx), [])
  })
})

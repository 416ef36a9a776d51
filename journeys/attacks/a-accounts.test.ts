import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Client } from '#platform/web/testing-client.ts'
import { addAccount, saidOn, startDesk } from './access-desk.ts'

const { databases, signIn, inSql } = await startDesk({ after })
for (const username of ['keir', 'otto']) await addAccount(databases, { username, role: 'administrator', unit: null })
const [keir, otto] = [await signIn('keir'), await signIn('otto')]

const reason = 'Asked for by the head of the unit on 27 November'
const propose = async (client: Client, fields: Record<string, string>): Promise<string> =>
  saidOn((await client.follow(await client.post('/accounts', { reason, ...fields }, '/accounts'))).body)

const waiting = async (): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from platform.account_change where decision is null`.execute(
    databases.system,
  )
  return rows[0]?.id ?? assert.fail('nothing waits')
}
const decide = async (client: Client, decision: string): Promise<string> =>
  saidOn((await client.follow(await client.post(`/accounts/${await waiting()}`, { decision }, '/accounts'))).body)

test('A07 an administrator gives themselves no role, by a form, in SQL or by agreeing to what they proposed', async () => {
  assert.match(
    await propose(keir, { kind: 'role', username: 'keir', role: 'auditor' }),
    /Nobody changes their own account/,
  )
  for (const attack of [
    sql`select platform.propose_account_change('role', 'keir', null, 'auditor', null, null, ${reason}, now())`,
    sql`insert into platform.posting (account_id, role, unit, starts_at, set_by) values (1, 'auditor', null, now(), 'keir')`,
    sql`insert into platform.account_change (kind, username, role, reason, proposed_by, proposed_at)
      values ('role', 'keir', 'auditor', ${reason}, 1, now())`,
    sql`update platform.account set role = 'auditor' where username = 'keir'`,
  ]) {
    await assert.rejects(
      inSql('keir', trx => attack.execute(trx)),
      { code: '42501' },
    )
  }
  assert.match(
    await propose(keir, { kind: 'open', username: 'new.hand', name: 'New Hand', role: 'auditor' }),
    /Proposed/,
  )
  assert.match(await decide(keir, 'agreed'), /Another administrator decides this/)
  const change = await waiting()
  await assert.rejects(
    inSql('keir', trx => sql`select platform.decide_account_change(${change}, true, now())`.execute(trx)),
    { constraint: 'account_change_two_people' },
  )
})

test('A07 what two administrators do together names both, and the auditor is told', async () => {
  assert.match(await decide(otto, 'agreed'), /Agreed\. It holds from now on/)
  assert.equal((await (await signIn('new.hand')).get('/openings')).status, 200)
  const auditor = await signIn('auditor')
  assert.match(saidOn((await auditor.get('/')).body), /1 change of accounts by two administrators in the last week/)
  const page = saidOn((await auditor.get('/accounts')).body)
  assert.match(page, /new\.hand.*Proposed by keir.*Agreed by otto/)
  assert.equal((await auditor.post('/accounts', { reason }, '/')).status, 403)
})

test('A07 a role, a closed account and lost passkeys change at the next click, and a refusal changes nothing', async () => {
  const gil = await signIn('gil')
  await propose(keir, { kind: 'role', username: 'gil', role: 'auditor' })
  await decide(otto, 'refused')
  assert.equal((await gil.get('/people')).status, 200)
  await propose(keir, { kind: 'role', username: 'gil', role: 'auditor' })
  await decide(otto, 'agreed')
  assert.equal((await gil.get('/people')).status, 403)
  await propose(keir, { kind: 'passkeys', username: 'gil' })
  await decide(otto, 'agreed')
  assert.match((await gil.get('/people')).location ?? '', /sign-in/)
  await propose(otto, { kind: 'close', username: 'gil' })
  await decide(keir, 'agreed')
  await assert.rejects(signIn('gil'), /could not sign in/)
})

test('A07 a change that says too little, or that nobody could agree to, is refused beside its field', async () => {
  const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ kind: 'open', username: 'ada', name: 'Ada', role: 'auditor' }, /this one is taken/],
    [{ kind: 'close', username: 'nobody.here' }, /nobody has it/],
    [{ kind: 'open', username: 'x1', name: 'Xan', role: 'spo', unit: 'HAR' }, /Enter the code of a team/],
    [{ kind: 'open', username: 'x1', name: 'Xan', role: 'auditor', unit: 'HAR' }, /Leave the unit empty/],
    [
      { kind: 'open', username: 'x1', name: 'Xan', role: 'practitioner', unit: 'HAR1', practitioner: 'Z9' },
      /nobody has this one/,
    ],
    [{ kind: 'close', username: 'ada', reason: 'short' }, /at least 10 characters/],
    [{ username: 'ada' }, /Select what is to change/],
  ]
  for (const [fields, said] of cases) assert.match(await propose(keir, fields), said)
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { connect } from '../database/connect.ts'
import { testDatabases } from '../database/testing.ts'
import { type Actor, visitor } from './actor.ts'
import { asActor } from './as-actor.ts'
import { actorOf, closeSession, openSession } from './sessions.ts'

const databases = await testDatabases({ after })
await databases.system
  .insertInto('platform.account')
  .values({ username: 'mo', name: 'Mo Reyes', password_hash: 'x', role: 'auditor', unit: null, practitioner: null })
  .execute()

const HOUR = 3_600_000
const signIn = async (endsAt = new Date(Date.now() + HOUR)): Promise<Actor> => {
  const actor = await openSession(databases.app, 'mo', endsAt)
  assert.ok(actor)
  return actor
}

const roleSeen = (actor: Pick<Actor, 'sessionToken'>): Promise<string | undefined> =>
  asActor(databases, actor, async trx => {
    const { rows } = await sql<{ role: string }>`select platform.actor_role() as role`.execute(trx)
    return rows[0]?.role
  })

test('a session is worth the role of its account while it lasts', async () => {
  assert.equal(await roleSeen(await signIn()), 'auditor')
})

test('a token that has ended, was revoked or was never given opens nothing', async () => {
  const ended = await signIn(new Date(Date.now() - 1000))
  const revoked = await signIn()
  await closeSession(databases.app, revoked.sessionToken)
  const invented = { sessionToken: 'A'.repeat(43) }
  assert.deepEqual(await Promise.all([ended, revoked, invented, visitor].map(roleSeen)), Array(4).fill('public'))
})

test('signing out ends one session and leaves the other sessions of the same person', async () => {
  const [office, home] = [await signIn(), await signIn()]
  await closeSession(databases.app, office.sessionToken)
  assert.deepEqual([await roleSeen(office), await roleSeen(home)], ['public', 'auditor'])
})

test('nobody is signed in under a name that no account has', async () => {
  assert.equal(await openSession(databases.app, 'nobody', new Date(Date.now() + HOUR)), null)
})

test('the database keeps no token, only what proves one', async () => {
  const { sessionToken } = await signIn()
  const rows = await databases.system.selectFrom('platform.session').selectAll().execute()
  assert.ok(!JSON.stringify(rows.map(row => Buffer.from(row.token_hash).toString('latin1'))).includes(sessionToken))
})

test('a pooled connection carries no token to the next transaction, whether the last one ended well or badly', async t => {
  const oneConnection = connect(databases.url, 'candour_app', 1)
  t.after(() => oneConnection.destroy())
  const actor = await signIn()
  const next = async () =>
    (await sql<{ role: string }>`select platform.actor_role() as role`.execute(oneConnection)).rows[0]?.role
  await asActor({ app: oneConnection }, actor, async () => {})
  assert.equal(await next(), 'public')
  await assert.rejects(
    asActor({ app: oneConnection }, actor, trx => sql`select 1 / 0`.execute(trx)),
    /division by zero/,
  )
  assert.equal(await next(), 'public')
})

test('the audit log is read by an auditor and by nobody else', async () => {
  const event = { what: 'VIEW_PERSON', who: 'ada', correlation_id: 'r1', outcome: 'done' } as const
  await databases.system.insertInto('platform.audit_event').values(event).execute()
  const seen = (actor: Actor) =>
    asActor(
      databases,
      actor,
      async trx => (await trx.selectFrom('platform.audit_event').select('who').execute()).length,
    )
  assert.deepEqual([await seen(await signIn()), await seen(visitor)], [1, 0])
})

test('a session ends after eight hours, however long it was asked for', async () => {
  await signIn(new Date(Date.now() + 100 * HOUR))
  const { rows } = await sql<{ longest: number }>`
    select max(extract(epoch from ends_at - opened_at)) / 3600 as longest from platform.session`.execute(
    databases.system,
  )
  assert.equal(Number(rows[0]?.longest), 8)
})

test('a session that nobody has used for half an hour is nobody any more', async () => {
  const { sessionToken } = await signIn()
  assert.equal((await actorOf(databases.app, sessionToken))?.username, 'mo')
  await sql`update platform.session set seen_at = now() - interval '31 minutes'`.execute(databases.system)
  assert.equal(await actorOf(databases.app, sessionToken), null)
})

test('an inspector who signs in elsewhere is signed out where they were', async () => {
  const account = { username: 'ines', name: 'Ines Ford', password_hash: null, role: 'inspector' } as const
  await databases.system
    .insertInto('platform.account')
    .values({ ...account, unit: null, practitioner: null })
    .execute()
  const open = () => openSession(databases.app, 'ines', new Date(Date.now() + HOUR))
  const [office, home] = [await open(), await open()]
  assert.ok(office && home)
  assert.deepEqual([await roleSeen(office), await roleSeen(home)], ['public', 'inspector'])
})

const staff = async (username: string): Promise<void> => {
  const team = { code: `T-${username}`, kind: 'team', name: 'Quay team', parent: null } as const
  await sql`insert into platform.unit (code, kind, name, parent) values ('N', 'nation', 'Nation', null) on conflict do nothing`.execute(
    databases.system,
  )
  await databases.system
    .insertInto('platform.unit')
    .values({ ...team, parent: 'N' })
    .execute()
  await databases.system
    .insertInto('platform.practitioner')
    .values({ code: `S-${username}`, name: username, grade: 'PO', team: team.code, joined: null, left: null })
    .execute()
  await databases.system
    .insertInto('platform.account')
    .values({
      username,
      name: username,
      password_hash: null,
      role: 'practitioner',
      unit: team.code,
      practitioner: `S-${username}`,
    })
    .execute()
}

test('whoever moves to another unit or leaves the service is signed out at once, and a leaver does not come back in', async () => {
  for (const [username, change] of [
    ['mover', sql`update platform.account set unit = 'N' where username = 'mover'`],
    ['leaver', sql`update platform.practitioner set "left" = current_date where code = 'S-leaver'`],
    ['closed', sql`update platform.account set closed_at = now() where username = 'closed'`],
  ] as const) {
    await staff(username)
    const actor = await openSession(databases.app, username, new Date(Date.now() + HOUR))
    assert.ok(actor)
    assert.equal(await roleSeen(actor), 'practitioner')
    await change.execute(databases.system)
    assert.equal(await roleSeen(actor), 'public', username)
  }
  const again = (username: string) => openSession(databases.app, username, new Date(Date.now() + HOUR))
  assert.deepEqual([(await again('mover'))?.unit, await again('leaver'), await again('closed')], ['N', null, null])
})

test('the role that serves people cannot list sessions, open one for somebody by hand or prolong its own', async () => {
  const actor = await signIn()
  for (const attack of [
    sql`select token_hash from platform.session`,
    sql`insert into platform.session (token_hash, account_id, ends_at) values (sha256('x'), 1, now() + interval '1 year')`,
    sql`update platform.session set ends_at = now() + interval '1 year'`,
    sql`update platform.session set stepped_up_at = now()`,
    sql`delete from platform.session`,
  ]) {
    await assert.rejects(
      asActor(databases, actor, trx => attack.execute(trx)),
      { code: '42501' },
    )
  }
})

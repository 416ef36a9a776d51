import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { connect } from '../database/connect.ts'
import { testDatabases } from '../database/testing.ts'
import { type Actor, visitor } from './actor.ts'
import { asActor } from './as-actor.ts'
import { closeSession, openSession } from './sessions.ts'

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
  await closeSession(databases.app, revoked.sessionToken, new Date())
  const invented = { sessionToken: 'A'.repeat(43) }
  assert.deepEqual(await Promise.all([ended, revoked, invented, visitor].map(roleSeen)), Array(4).fill('public'))
})

test('signing out ends one session and leaves the other sessions of the same person', async () => {
  const [office, home] = [await signIn(), await signIn()]
  await closeSession(databases.app, office.sessionToken, new Date())
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

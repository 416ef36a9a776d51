import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabases } from '../database/testing.ts'
import { type Actor, visitor } from './actor.ts'
import { asActor } from './as-actor.ts'
import { openSession } from './sessions.ts'
import { hasFreshStepUp, stepUp } from './step-up.ts'

const databases = await testDatabases({ after })
await databases.system
  .insertInto('platform.account')
  .values({ username: 'mo', name: 'Mo Reyes', password_hash: null, role: 'spo', unit: null, practitioner: null })
  .execute()

const MINUTE = 60_000
const signIn = async (): Promise<Actor> => {
  const actor = await openSession(databases.app, 'mo', new Date(Date.now() + 60 * MINUTE))
  assert.ok(actor)
  return actor
}
const provesAgain = async (actor: Actor): Promise<Actor> => {
  const renewed = await asActor(databases, actor, trx => stepUp(trx, actor))
  assert.ok(renewed)
  return renewed
}
const isFresh = (actor: Actor, now = new Date()): Promise<boolean> =>
  asActor(databases, actor, trx => hasFreshStepUp(trx, actor, now))

test('signing in is no step-up, and a step-up holds for five minutes', async () => {
  const actor = await signIn()
  assert.equal(await isFresh(actor), false)
  const renewed = await provesAgain(actor)
  const later = (minutes: number) => isFresh(renewed, new Date(Date.now() + minutes * MINUTE))
  assert.deepEqual([await later(0), await later(4.9), await later(5.1)], [true, true, false])
})

test('a step-up in one session is none in another session of the same person', async () => {
  const [office, home] = [await signIn(), await signIn()]
  await provesAgain(office)
  assert.equal(await isFresh(home), false)
})

test('a token that was copied before the step-up opens nothing after it, and gains nothing', async () => {
  const actor = await signIn()
  await provesAgain(actor)
  assert.equal(await isFresh(actor), false)
  assert.equal(await asActor(databases, actor, trx => stepUp(trx, actor)), null)
})

test('a visitor has proved nothing', async () => {
  assert.equal(await isFresh(visitor), false)
})

import assert from 'node:assert/strict'
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import test from 'node:test'
import { rootOf } from '@candour/ledger'
import { testDatabases } from '#platform/database/testing.ts'
import type { Databases } from '../database/databases.ts'
import { appendLeaf, lockStream, openStream, streamAfter } from './append.ts'
import { announceKey, publishCheckpoint } from './checkpoint.ts'
import { integrate, integrateAll } from './integrate.ts'
import type { LogKey } from './keys.ts'
import { latestCheckpoint, leavesBetween, verifierKeys } from './log.ts'

const NOON = new Date('2026-11-20T12:00:00Z')

const testKey = (): LogKey => {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32))
  return {
    origin: 'candour.example/test',
    publicKey,
    sign: bytes => new Uint8Array(sign(null, bytes, pair.privateKey)),
  }
}

const writeMany = (databases: Databases, count: number): Promise<string> =>
  databases.app.transaction().execute(async trx => {
    let stream = await openStream(trx, 'caseload')
    for (let written = 0; written < count; written += 1) {
      const payload = { text: `entry ${written}` }
      const happened = { from: '2026-11-20' }
      const entry = randomUUID()
      stream = streamAfter(
        await appendLeaf(trx, { stream, entry, type: 'case.entry', recordedAt: NOON, happened, payload }),
      )
    }
    return stream.id
  })

/** Other tests' transactions on the same server hold the horizon back for moments. */
const numbered = async (databases: Databases, limit: number): Promise<number> => {
  for (;;) {
    const count = await integrate(databases.system, limit)
    if (count > 0) return count
  }
}

test('the root of the numbered log is the RFC 6962 root of its leaves, at every batch size', async t => {
  const databases = await testDatabases(t)
  await writeMany(databases, 700)
  for (const limit of [1, 2, 253, 1, 257, 186]) assert.equal(await numbered(databases, limit), limit)
  const leaves = await databases.app.transaction().execute(trx => leavesBetween(trx, 0, 700))
  const head = await databases.system.selectFrom('ledger.head').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual(Buffer.from(rootOf(leaves.map(leaf => leaf.leafHash))), head.root)
})

test('a chain names the leaf before it, also across transactions', async t => {
  const databases = await testDatabases(t)
  const id = await writeMany(databases, 1)
  await databases.app.transaction().execute(async trx => {
    const stream = await lockStream(trx, id)
    const happened = { from: '2026-11-20' }
    await appendLeaf(trx, { stream, entry: randomUUID(), type: 'case.entry', recordedAt: NOON, happened, payload: {} })
  })
  await integrateAll(databases.system)
  const [first, second] = await databases.app.transaction().execute(trx => leavesBetween(trx, 0, 2))
  const envelope = JSON.parse(String(second?.envelope)) as { prev: string; seq: number }
  assert.equal(envelope.prev, first?.leafHash.toString('base64url'))
})

test('a transaction still open holds back what was written after it, and loses nothing', async t => {
  const databases = await testDatabases(t)
  const open = await databases.system.startTransaction().execute()
  await openStream(open, 'caseload')
  await writeMany(databases, 3)
  assert.equal(await integrate(databases.system), 0)
  await open.commit().execute()
  assert.equal(await numbered(databases, 4096), 3)
})

test('a leaf, a number and a checkpoint cannot be changed, even by the system', async t => {
  const databases = await testDatabases(t)
  const key = testKey()
  await writeMany(databases, 2)
  await integrateAll(databases.system)
  await publishCheckpoint(databases.system, key, NOON)
  await assert.rejects(databases.system.updateTable('ledger.leaf_in').set({ type: 'x' }).execute(), /written once/)
  await assert.rejects(databases.system.deleteFrom('ledger.leaf').execute(), /written once/)
  await assert.rejects(databases.system.updateTable('ledger.checkpoint').set({ note: '' }).execute(), /written once/)
})

test('numbering stops when a stored tile was changed from outside', async t => {
  const databases = await testDatabases(t)
  await writeMany(databases, 2)
  await integrateAll(databases.system)
  await databases.system
    .updateTable('ledger.head')
    .set({ root: Buffer.alloc(32) })
    .execute()
  await writeMany(databases, 1)
  await assert.rejects(integrateAll(databases.system), /do not give its root at size 2/)
})

test('a size is signed once, and the key that signed stays known', async t => {
  const databases = await testDatabases(t)
  const key = testKey()
  await announceKey(databases.system, key)
  await writeMany(databases, 5)
  await integrateAll(databases.system)
  await publishCheckpoint(databases.system, key, NOON)
  await publishCheckpoint(databases.system, testKey(), new Date('2026-11-21T12:00:00Z'))
  await databases.app.transaction().execute(async trx => {
    assert.deepEqual((await latestCheckpoint(trx))?.published_at, NOON)
    assert.match((await verifierKeys(trx)).join(), /^candour\.example\/test\+[0-9a-f]{8}\+/)
  })
})

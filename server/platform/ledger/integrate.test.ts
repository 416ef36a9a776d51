import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pg from 'pg'
import { clientSettings } from '../database/connect.ts'
import { testDatabases } from '../database/testing.ts'
import { appendLeaf, openStream, streamAfter } from './append.ts'
import { integrate } from './integrate.ts'

test('transaction 10 comes after transaction 9, although "10" sorts before "9"', async t => {
  const databases = await testDatabases(t)
  const entries = [randomUUID(), randomUUID()]
  await databases.app.transaction().execute(async trx => {
    let stream = await openStream(trx, 'caseload')
    for (const entry of entries) {
      const given = { type: 'contact', recordedAt: new Date(), happened: { from: '2026-11-20' }, payload: {} }
      stream = streamAfter(await appendLeaf(trx, { stream, entry, ...given }))
    }
  })
  const administrator = new pg.Client(clientSettings(databases.url))
  await administrator.connect()
  await administrator.query(`set session_replication_role = replica;
    update ledger.leaf_in set xid = case seq when 1 then '9' else '10' end::xid8`)
  await administrator.end()

  assert.deepEqual([await integrate(databases.system, 1), await integrate(databases.system, 1)], [1, 1])
  assert.equal(await integrate(databases.system, 1), 0, 'nothing is numbered twice')
  const numbered = await databases.system.selectFrom('ledger.leaf').select('entry_id').orderBy('idx').execute()
  assert.deepEqual(
    numbered.map(leaf => leaf.entry_id),
    entries,
  )
})

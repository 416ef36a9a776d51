import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabases } from '#platform/database/testing.ts'
import { appendEntry } from '../commands/append-entry.ts'
import { rebuildProjection } from '../queries/rebuild-projection.ts'
import { as, seedCaseload } from '../testing.ts'
import { withDueItems } from './due-table.ts'

const databases = await testDatabases({ after })
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()

const dueFor = (username: string, standard: string) =>
  as(databases, username, trx =>
    withDueItems(trx)
      .selectFrom('caseload.due_item')
      .select(['due', 'stopped'])
      .where('person_id', '=', aled)
      .where('standard', '=', standard)
      .where('ref', '=', '')
      .execute(),
  )

test('a person sentenced on Monday 4 May 2026 is due to be seen by the Tuesday after the bank holiday', async () => {
  assert.deepEqual(await dueFor('ada', 'first-appointment'), [{ due: '2026-05-11', stopped: null }])
})

test('a sentence plan changes what is due in the transaction of its entry', async () => {
  const before = await dueFor('ada', 'plan-review')
  await as(databases, 'ada', trx =>
    appendEntry(trx, {
      personId: aled,
      kind: 'sentence-plan',
      happened: { from: '2026-06-01' },
      author: 'N01A001',
      workDoneBy: 'N01A001',
      body: { objectives: 'Find work.', involved: 'yes', reviewDue: '2026-12-01' },
      now: new Date('2026-06-01T10:00:00Z'),
    }),
  )
  assert.deepEqual([before, await dueFor('ada', 'plan-review')], [[], [{ due: '2026-12-01', stopped: null }]])
})

test('nobody sees what is due about a person whose record they may not open', async () => {
  assert.deepEqual(await dueFor('gil', 'plan-review'), [])
})

test('no one moves a due day without an entry of their own in the same transaction', async () => {
  const attempt = as(databases, 'ada', trx =>
    withDueItems(trx).updateTable('caseload.due_item').set({ due: '2030-01-01' }).execute(),
  )
  await assert.rejects(attempt, /permission denied/)
})

test('a due day that an insider moved is named when everything is derived again', async () => {
  assert.deepEqual(await databases.system.transaction().execute(rebuildProjection), [])
  await databases.system
    .transaction()
    .execute(trx =>
      withDueItems(trx)
        .updateTable('caseload.due_item')
        .set({ due: '2030-01-01' })
        .where('person_id', '=', aled)
        .where('standard', '=', 'plan-review')
        .execute(),
    )
  assert.deepEqual(await databases.system.transaction().execute(rebuildProjection), [
    { subject: aled, what: 'what is kept as due is not what the entries give' },
  ])
})

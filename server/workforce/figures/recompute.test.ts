import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { recordHours, recordReductions } from '../hours/record.ts'
import { importNight } from '../testing.ts'
import { recomputeResult } from './recompute.ts'

const jo = { officer: 'X01A', team: 'X01T1', cases: 10 }
const by = { by: 'manager', now: new Date('2026-11-20T09:00:00Z') }

const recount = ({ system }: Databases, result: number) =>
  system.transaction().execute(trx => recomputeResult(trx, result))

/** What the owner of the machine could do: change a row although nobody may. */
const tamper = async ({ url }: Databases, change: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(change)
  } finally {
    await client.end()
  }
}

test('a past result comes out the same although hours have changed since', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-19', [jo])
  const post = { officer: 'X01A', team: 'X01T1' }
  await databases.system.transaction().execute(async trx => {
    await recordHours(trx, [{ ...post, from: '2026-01-01', hours: 30 }], by)
    await recordReductions(
      trx,
      [{ ...post, reason: 'Court duty', hours: 5.5, from: '2026-11-01', to: '2026-11-20' }],
      by,
    )
  })
  await importNight(t, databases, '2026-11-20', [jo])
  await databases.system
    .transaction()
    .execute(trx => recordHours(trx, [{ ...post, from: '2026-11-20', hours: 18.5 }], by))
  await importNight(t, databases, '2026-11-21', [jo])
  const recounts = [await recount(databases, 1), await recount(databases, 2), await recount(databases, 3)]
  assert.deepEqual(
    recounts.map(({ officers, differences }) => [officers, differences]),
    [
      [1, []],
      [1, []],
      [1, []],
    ],
  )
})

test('a figure that somebody made smaller is named with both values', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-21', [jo])
  await tamper(databases, 'update workforce.officer_figure set used = 146')
  const { differences } = await recount(databases, 1)
  assert.deepEqual(differences[0], {
    of: 'officer X01A in team X01T1',
    figure: 'used',
    published: '146',
    recomputed: '1460',
  })
})

test('a unit whose sum was changed is named', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-21', [jo])
  await tamper(databases, "update workforce.unit_figure set red = 9 where unit = 'X01P1'")
  const { differences } = await recount(databases, 1)
  assert.deepEqual(differences, [{ of: 'unit X01P1', figure: 'red', published: '9', recomputed: '0' }])
})

test('a reduction taken away afterwards shows as hours that differ', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-19', [jo])
  const reduction = { officer: 'X01A', team: 'X01T1', reason: 'Court duty', hours: 5.5, from: '2026-11-01', to: null }
  await databases.system.transaction().execute(trx => recordReductions(trx, [reduction], by))
  await importNight(t, databases, '2026-11-21', [jo])
  await tamper(databases, 'delete from workforce.result_reduction')
  const { differences } = await recount(databases, 2)
  assert.deepEqual(differences.find(({ figure }) => figure === 'reduced')?.recomputed, '0')
})

test('a result that was rewritten as a whole, its digest too, still differs from the ledger', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  await importNight(t, databases, '2026-11-21', [{ ...jo, cases: 2 }])
  await tamper(
    databases,
    `update workforce.officer_row set all_cases = (select all_cases from workforce.officer_row where import = 2),
       filtered = (select filtered from workforce.officer_row where import = 2) where import = 1;
     delete from workforce.officer_figure where result = 1;
     insert into workforce.officer_figure select (jsonb_populate_record(source, '{"result": 1}')).* from workforce.officer_figure source where result = 2;
     delete from workforce.unit_figure where result = 1;
     insert into workforce.unit_figure select (jsonb_populate_record(source, '{"result": 1}')).* from workforce.unit_figure source where result = 2;
     update workforce.result_set set digest = (select digest from workforce.result_set where id = 2) where id = 1`,
  )
  const { differences } = await recount(databases, 1)
  assert.deepEqual(
    differences.map(({ of }) => of),
    ["the ledger's entry"],
  )
})

test('a number that no result has is an error, not an empty answer', async t => {
  const databases = await testDatabases(t)
  await assert.rejects(recount(databases, 12), /there is no result 12/)
})

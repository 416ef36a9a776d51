import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { sql } from 'kysely'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { commitmentOf } from '#platform/ledger/seal.ts'
import { latestResult } from '../queries/results.ts'
import { workforce } from '../tables.ts'
import { importNight, pointsOfCase, sheetsOf } from '../testing.ts'
import { fileOf, sheetOf, zipOf } from '../workbook/crafted.ts'
import { importWorkbook } from './import-workbook.ts'

const sample = path.join(import.meta.dirname, '../workbook/samples/WMT_PS.xlsx')
const now = new Date('2026-11-22T06:00:00Z')
const jo = { officer: 'X01A', team: 'X01T1', cases: 10 }

const offer = (databases: Databases, file: string) =>
  importWorkbook(databases, { path: file, name: path.basename(file), by: 'tester', now })

/** Rows of every table that an import may touch, apart from the imports themselves. */
const everything = async ({ system }: Databases): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('workforce', 'ledger', 'platform') and tablename not in ('import', 'migration')
      and has_table_privilege(schemaname || '.' || tablename, 'select')
    order by name`.execute(system)
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(name)}`.execute(system)
    counts[name] = rows[0]?.count ?? 0
  }
  return counts
}

test('the real sample workbook imports, and Jim Doe uses 643 of 2,176 points', async t => {
  const databases = await testDatabases(t)
  const { status } = await offer(databases, sample)
  const jim = await workforce(databases.system)
    .selectFrom('workforce.officer_figure')
    .selectAll()
    .where('officer', '=', 'N53ICDE')
    .executeTakeFirstOrThrow()
  assert.deepEqual([status, jim.used, jim.available, jim.percent?.toFixed(2)], ['published', 643, 2176, '29.55'])
})

test('a file that is cut off changes nothing but its own row, which says why', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  const before = await everything(databases)
  const whole = await readFile(sample)
  const { status, report } = await offer(databases, await fileOf(t, whole.subarray(0, whole.length / 2)))
  assert.deepEqual([status, await everything(databases)], ['refused', before])
  assert.match(report.refusal ?? '', /damaged or cut off/)
})

test('a file that breaks off after thousands of good rows leaves none of them', async t => {
  const databases = await testDatabases(t)
  const sheets = sheetsOf('2026-11-21', [jo])
  sheetOf(sheets, 'flag_warr_4_n').rows = Array.from({ length: 3000 }, (_, row) => ({
    ...{
      row_type: 'N',
      case_ref_no: `Z${row}`,
      tier_code: '5',
      team_code: 'X01T1',
      om_key: 'X01A',
      location: 'Custody',
    },
  }))
  sheetOf(sheets, 'cms').headings = ['contact_id']
  const before = await everything(databases)
  const { status, report } = await offer(databases, await fileOf(t, zipOf(sheets)))
  assert.deepEqual([status, report.place.sheet, await everything(databases)], ['refused', 'cms', before])
})

test('a file without a single officer is refused', async t => {
  const databases = await testDatabases(t)
  const sheets = sheetsOf('2026-11-21', [])
  const { report } = await offer(databases, await fileOf(t, zipOf(sheets)))
  assert.match(report.refusal ?? '', /T2A|names no officer/)
})

test('until a file is whole everybody sees the result before', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  const file = await fileOf(t, zipOf(sheetsOf('2026-11-21', [{ ...jo, cases: 12 }])))
  const seen = new Set<string | undefined>()
  const looks: Promise<unknown>[] = []
  // A look that is asked for near the end may be answered after it, and then rightly sees the new result.
  const look = ({ done }: { readonly done: number }) =>
    done < 0.5 &&
    looks.push(databases.system.transaction().execute(async trx => seen.add((await latestResult(trx))?.extractDay)))
  await importWorkbook(databases, { path: file, name: 'second', by: 'tester', now, onProgress: look })
  await Promise.all(looks)
  assert.ok(looks.length > 0)
  assert.deepEqual([...seen], ['2026-11-20'])
})

test('the import is an entry whose leaf commits to the file and to every figure', async t => {
  const databases = await testDatabases(t)
  const { report } = await importNight(t, databases, '2026-11-21', [jo])
  const entry = await workforce(databases.system).selectFrom('workforce.entry').selectAll().executeTakeFirstOrThrow()
  const leaf = await databases.system
    .selectFrom('ledger.leaf_in')
    .select('envelope')
    .where('entry_id', '=', entry.id)
    .executeTakeFirstOrThrow()
  const { commit } = JSON.parse(Buffer.from(leaf.envelope).toString())
  assert.equal(commitmentOf(entry.salt, entry.payload).toString('base64url'), commit)
  assert.equal(JSON.parse(Buffer.from(entry.payload).toString()).digest, report.published?.digest)
})

test('the same file a second time makes a second result, and says so', async t => {
  const databases = await testDatabases(t)
  await offer(databases, sample)
  const { status, report } = await offer(databases, sample)
  assert.equal(status, 'published')
  assert.match(report.notices.join(), /The same file was imported on 22 November 2026 at 6am/)
})

test('a file of an earlier night is published, and pages go on showing the later one', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-21', [jo])
  const { report } = await importNight(t, databases, '2026-11-20', [jo])
  const shown = await databases.system.transaction().execute(latestResult)
  assert.deepEqual([shown?.extractDay, report.notices.length], ['2026-11-21', 1])
})

test('a team that stands under two PDUs keeps the first, and the second row is left out with its place', async t => {
  const databases = await testDatabases(t)
  const { report } = await importNight(t, databases, '2026-11-21', [jo, { ...jo, officer: 'X01B', pdu: 'X01P2' }])
  const [finding] = await workforce(databases.system).selectFrom('workforce.finding').selectAll().execute()
  assert.equal(report.refusedRows, 2)
  assert.deepEqual(
    [finding?.sheet, finding?.row, finding?.column, finding?.reason],
    ['wmt_extract', 3, 'Team_Code', 'team X01T1 stands under X01P1 in an earlier row'],
  )
})

test('a code that the service knows as a PDU cannot come as a team: the whole file is refused', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-20', [jo])
  const { report } = await importNight(t, databases, '2026-11-21', [{ ...jo, team: 'X01P1', pdu: 'X01P9' }])
  assert.match(report.refusal ?? '', /The file has X01P1 as a team; the service knows it as the pdu/)
})

test('a unit has the sum of its officers, up to the nation', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-21', [jo, { officer: 'X01B', team: 'X01T2', cases: 5 }])
  const units = await workforce(databases.system)
    .selectFrom('workforce.unit_figure')
    .select(['unit', 'used', 'available'])
    .orderBy('unit')
    .execute()
  assert.deepEqual(units, [
    { unit: 'EW', used: 15 * pointsOfCase, available: 4352 },
    { unit: 'X01', used: 15 * pointsOfCase, available: 4352 },
    { unit: 'X01P1', used: 15 * pointsOfCase, available: 4352 },
    { unit: 'X01T1', used: 10 * pointsOfCase, available: 2176 },
    { unit: 'X01T2', used: 5 * pointsOfCase, available: 2176 },
  ])
})

test('nobody changes what is published, not even the system', async t => {
  const databases = await testDatabases(t)
  await importNight(t, databases, '2026-11-21', [jo])
  const change = sql`update workforce.officer_figure set percent = 50`.execute(databases.system)
  await assert.rejects(change, /written once/)
})

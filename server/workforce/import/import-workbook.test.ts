import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import { workforce } from '../tables.ts'
import { importWorkbook } from './import-workbook.ts'

const sample = path.join(import.meta.dirname, '../workbook/samples/WMT_PS.xlsx')
const now = new Date('2026-11-22T06:00:00Z')

test('the real sample workbook imports', async () => {
  const databases = await testDatabases({ after })
  const outcome = await importWorkbook(databases, { path: process.env.SAMPLE ?? sample, name: 'WMT_PS.xlsx', by: 'tester', now })
  console.log(JSON.stringify(outcome, null, 1))
  console.log(await workforce(databases.system).selectFrom('workforce.officer_figure').selectAll().execute())
  console.log(await workforce(databases.system).selectFrom('workforce.unit_figure').select(['unit','kind','name','parent','officers','unknown','cases','used','available']).execute())
  console.log(await workforce(databases.system).selectFrom('workforce.finding').selectAll().execute())
})

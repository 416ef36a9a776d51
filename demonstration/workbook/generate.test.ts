import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Everything } from '../../server/workforce/workbook/crafted.ts'
import { readAll, testRuleSet } from '../../server/workforce/workbook/crafted.ts'
import type { WorkbookSummary } from '../../server/workforce/workbook/rows.ts'
import { writeWorkbook } from './generate.ts'
import { nationalService } from './national-service.ts'

const keyed = (row: { readonly officerKey: string; readonly teamCode: string }): string =>
  `${row.officerKey} ${row.teamCode}`

const sumOf = (rows: readonly { readonly caseCount: number }[]): number =>
  rows.reduce((sum, row) => sum + row.caseCount, 0)

describe('the workbook of a fictional region', () => {
  let folder = ''
  let rows: Everything
  let summary: WorkbookSummary

  const write = async (name: string, seed: number) => {
    const path = join(folder, name)
    await writeWorkbook(path, nationalService(seed, 'region', testRuleSet()), testRuleSet())
    return path
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candour-generate-'))
    ;({ rows, summary } = await readAll(await write('one.xlsx', 7)))
  })

  after(() => rm(folder, { recursive: true }))

  test('is taken by the reader without a row refused', () => {
    assert.deepEqual(summary.refused.first, [])
  })

  test('has nothing odd but officers of no grade, who hold the cases that nobody is named for', () => {
    assert.deepEqual(new Set(summary.warnings.first.map(warning => warning.column)), new Set(['OM_Grade_Code']))
  })

  test('has nine PDUs of ten teams and six hundred posts', () => {
    const counted = ['pduCode', 'teamCode', 'officerKey'] as const
    assert.deepEqual(
      counted.map(field => new Set(rows.wmt_extract.map(row => row[field])).size),
      [9, 90, 600],
    )
  })

  test('lists each case that its officers are counted for', () => {
    assert.equal(rows.flag_warr_4_n.filter(row => row.rowType === 'N').length, sumOf(rows.wmt_extract))
  })

  test('counts as active all cases but those on the lists of inactive ones', () => {
    const warrants = rows.flag_warr_4_n.filter(row => row.rowType === 'W').length
    const inactive = warrants + rows.flag_upw.length + rows.flag_o_due.length + rows.suspended_lifers.length
    assert.equal(sumOf(rows.wmt_extract_filtered), sumOf(rows.wmt_extract) - inactive)
  })

  test('has the contacts of one week, each done by somebody else of the service', () => {
    const officers = new Set(rows.wmt_extract.map(keyed))
    const odd = rows.cms.filter(
      contact =>
        contact.doneByKey === contact.officerKey ||
        !officers.has(keyed({ officerKey: contact.doneByKey, teamCode: contact.doneByTeam })) ||
        contact.contactDate < '2026-11-14' ||
        contact.contactDate > '2026-11-21',
    )
    assert.deepEqual(odd, [])
  })

  test('is the same to the byte for the same seed', async () => {
    const again = await readAll(await write('again.xlsx', 7))
    assert.equal(again.summary.sha256, summary.sha256)
  })

  test('is another for another seed', async () => {
    const other = await readAll(await write('other.xlsx', 8))
    assert.notEqual(other.summary.sha256, summary.sha256)
  })
})

test('a row that was written is the row that is read', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-generate-'))
  t.after(() => rm(folder, { recursive: true }))
  const source = nationalService(3, 'region', testRuleSet())
  const path = join(folder, 'workbook.xlsx')
  await writeWorkbook(path, source, testRuleSet())
  const { rows } = await readAll(path)
  assert.deepEqual(
    rows.t2a_detail,
    [...(source.t2a_detail() as Iterable<object>)].map((row, i) => ({ ...row, row: i + 2 })),
  )
})

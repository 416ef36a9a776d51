import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { cellOf } from '@candour/workload'
import type { Sheets } from './crafted.ts'
import { fileOf, goodSheets, readAll, sheetOf, testRuleSet, zipOf } from './crafted.ts'
import { readWorkbook } from './read.ts'
import type { SheetName } from './rows.ts'
import { sheetNames } from './rows.ts'

const sample = fileURLToPath(new URL('samples/WMT_PS.xlsx', import.meta.url))

const sample2021 = {
  wmt_extract: 2,
  wmt_extract_filtered: 2,
  t2a: 2,
  omic_teams: 2,
  court_reports: 2,
  flag_warr_4_n: 2,
  flag_upw: 2,
  flag_o_due: 2,
  flag_priority: 2,
  wmt_extract_sa: 1,
  suspended_lifers: 1,
  cms: 2,
  t2a_detail: 2,
}

/** Reads good sheets to which something was done. */
const readChanged = async (t: test.TestContext, change: (sheets: Sheets) => void) => {
  const sheets = goodSheets()
  change(sheets)
  return readAll(await fileOf(t, zipOf(sheets)))
}

test('the sample extract gives every officer, case and contact that it holds', async () => {
  const { summary } = await readAll(sample)
  assert.deepEqual(summary.rows, sample2021)
})

test('the counts of the sample stand at their place and tier', async () => {
  const { rows } = await readAll(sample)
  assert.equal(rows.omic_teams[0]?.counts[cellOf('custody', 6, testRuleSet())], 114)
})

test('stray counts in formatted rows of the sample belong to nobody and are refused', async () => {
  const { summary } = await readAll(sample)
  assert.equal(summary.refused.count, 33)
})

test('the sample is of the night its rows are stamped with', async () => {
  const { summary } = await readAll(sample)
  assert.equal(summary.datestamp, '2021-07-02 00:32:14')
})

test('a sheet that the service no longer uses is passed over and named', async () => {
  const { summary } = await readAll(sample)
  assert.deepEqual(summary.ignoredSheets, ['GS'])
})

test('the digest of the file is kept with what was read', async () => {
  const { summary } = await readAll(sample)
  assert.equal(summary.sha256, '87e0292505021f63fd54f1c1da23c93ad6b1b794fadf598e35e15f941a4cc30b')
})

test('a serial date in the sample is the day it stands for', async () => {
  const { rows } = await readAll(sample)
  assert.equal(rows.cms[0]?.contactDate, '2021-06-03 00:00:00')
})

test('licence is licence in either spelling and any case', async t => {
  const { rows } = await readChanged(t, sheets => {
    const [row] = sheetOf(sheets, 'flag_upw').rows
    sheetOf(sheets, 'flag_upw').rows = ['Licence', 'LICENSE', 'license'].map(location => ({ ...row, location }))
  })
  assert.deepEqual(
    rows.flag_upw.map(row => row.location),
    ['licence', 'licence', 'licence'],
  )
})

test('a heading may spell license the other way', async t => {
  const { rows } = await readChanged(t, sheets => {
    const all = sheetOf(sheets, 'wmt_extract')
    all.headings = all.headings.map(heading => heading.replace('licence', 'License'))
    all.rows = all.rows.map(row => ({ ...row, Licensetierb3: '7', vcrn_count: '10' }))
  })
  assert.equal(rows.wmt_extract[0]?.counts[cellOf('licence', 5, testRuleSet())], 7)
})

test('a file from before PDUs means them by its LDU columns', async t => {
  const { rows } = await readChanged(t, sheets => {
    const court = sheetOf(sheets, 'court_reports')
    court.headings = court.headings.filter(heading => !heading.startsWith('pdu_'))
    court.rows = court.rows.map(row => ({ ...row, ldu_code: 'X01L1' }))
  })
  assert.equal(rows.court_reports[0]?.pduCode, 'X01L1')
})

test('a column that nobody knows is named', async t => {
  const { summary } = await readChanged(t, sheets => sheetOf(sheets, 'cms').headings.push('Mood'))
  assert.deepEqual(summary.unknownColumns, [{ sheet: 'cms', column: 'Mood' }])
})

test('every missing sheet is named at once', async t => {
  const read = readChanged(t, sheets => {
    delete sheets.cms
    delete sheets.t2a
  })
  await assert.rejects(read, { name: 'WorkbookError', message: /has no sheet t2a, cms\./ })
})

test('every missing column of a sheet is named at once', async t => {
  const read = readChanged(t, sheets => {
    const sheet = sheetOf(sheets, 'wmt_extract')
    sheet.headings = sheet.headings.filter(heading => heading !== 'om_key' && heading !== 'custtierc2s')
  })
  await assert.rejects(read, { sheet: 'wmt_extract', message: /no column om_key, custtierc2s/ })
})

test('a sheet without a single row lacks all its columns', async t => {
  const read = readChanged(t, sheets => {
    sheets.flag_o_due = { headings: [], rows: [] }
  })
  await assert.rejects(read, { sheet: 'flag_o_due', message: /row_type, case_ref_no, tier_code/ })
})

test('two columns that mean the same are a question that only the sender can answer', async t => {
  const read = readChanged(t, sheets => sheetOf(sheets, 'cms').headings.push('C-RN'))
  await assert.rejects(read, { sheet: 'cms', message: /B and P are both headed C-RN/ })
})

test('an officer and team that come twice count once, and the first row is named', async t => {
  const { summary } = await readChanged(t, sheets => {
    const { rows } = sheetOf(sheets, 'wmt_extract')
    rows.push(...rows)
  })
  assert.deepEqual(summary.refused.first, [
    { sheet: 'wmt_extract', row: 3, column: 'OM_Key', reason: 'repeats the officer and team of row 2', value: 'K1|T1' },
  ])
})

test('active cases cannot be more than all cases', async t => {
  const { summary } = await readChanged(t, sheets => {
    const filtered = sheetOf(sheets, 'wmt_extract_filtered')
    filtered.rows = filtered.rows.map(row => ({ ...row, custtiera0: '2', vcrn_count: '4' }))
  })
  assert.deepEqual(summary.refused.first, [
    {
      sheet: 'wmt_extract_filtered',
      row: 2,
      column: 'custtiera0',
      reason: 'is above the 1 of wmt_extract, which holds all cases',
      value: '2',
    },
  ])
})

test('T2A cases are some of all cases: as many or more stops the file', async t => {
  const read = readChanged(t, sheets => {
    const t2a = sheetOf(sheets, 't2a')
    t2a.rows = t2a.rows.map(row => ({ ...row, commtierb3: '2', custtiera0: '1', vcrn_count: '3' }))
  })
  await assert.rejects(read, { name: 'WorkbookError', sheet: 't2a', message: /adds up to 3/ })
})

for (const [column, value, reason] of [
  ['tier_code', '33', 'is not a tier code that the rule set knows'],
  ['tier_code', 'B3', 'is not a tier code that the rule set knows'],
  ['location', 'Prison', 'is not Community, Custody or Licence'],
  ['case_ref_no', '', 'is empty'],
] as const) {
  test(`a case whose ${column} is "${value}" is left out and listed, not dropped`, async t => {
    const { summary } = await readChanged(t, sheets => {
      const cases = sheetOf(sheets, 'flag_priority')
      cases.rows = cases.rows.map(row => ({ ...row, [column]: value }))
    })
    assert.deepEqual(summary.refused.first, [{ sheet: 'flag_priority', row: 2, column, reason, value }])
  })
}

for (const count of ['-1', '1.5', 'many', '65536', '<v>1e3</v><v>1</v>']) {
  test(`a count of ${count} is no count of cases`, async t => {
    const { summary } = await readChanged(t, sheets => {
      const court = sheetOf(sheets, 'court_reports')
      court.rows = court.rows.map(row => ({ ...row, oral_reports: count }))
    })
    assert.equal(summary.refused.first[0]?.column, 'oral_reports')
  })
}

test('a grade of no band is kept and reported: the officer has no target', async t => {
  const { summary } = await readChanged(t, sheets => {
    const court = sheetOf(sheets, 'court_reports')
    court.rows = court.rows.map(row => ({ ...row, om_grade_code: 'WIZARD' }))
  })
  assert.equal(summary.warnings.first[0]?.value, 'WIZARD')
})

test('cases of an officer whom no sheet lists are kept and reported', async t => {
  const { summary } = await readChanged(t, sheets => {
    const cases = sheetOf(sheets, 'flag_warr_4_n')
    cases.rows = cases.rows.map(row => ({ ...row, om_key: 'K9' }))
  })
  assert.equal(summary.warnings.first[0]?.reason, 'is an officer and team of no officer sheet')
})

test('a support contact of unknown code is kept and reported', async t => {
  const contact = { contact_id: '1', crn: 'Z1', contact_date: '2026-02-01', contact_type_code: 'CMS99' }
  const people = { contact_staff_key: 'K1', contact_team_key: 'T1', om_key: 'K2', om_team_key: 'T1' }
  const { summary } = await readChanged(t, sheets => sheetOf(sheets, 'cms').rows.push({ ...contact, ...people }))
  assert.equal(summary.warnings.first[0]?.value, 'CMS99')
})

test('faults without end are counted, and ten thousand of them kept', async t => {
  const { summary } = await readChanged(t, sheets => {
    const cases = sheetOf(sheets, 'flag_upw')
    cases.rows = Array.from({ length: 10_050 }, () => ({ row_type: 'U' }))
  })
  assert.deepEqual([summary.refused.count, summary.refused.first.length], [10_050, 10_000])
})

test('what a sink throws ends the reading', async () => {
  const full = (): Promise<void> => Promise.reject(new Error('disk full'))
  const sink = Object.fromEntries(sheetNames.map(sheet => [sheet, full])) as Record<SheetName, typeof full>
  await assert.rejects(readWorkbook(sample, sink, testRuleSet()), { message: 'disk full' })
})

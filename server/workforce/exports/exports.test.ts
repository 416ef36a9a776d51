import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabases } from '#platform/database/testing.ts'
import { recordReductions } from '../hours/record.ts'
import { as, writeSmallUnit } from '../staff/testing.ts'
import { importNight } from '../testing.ts'
import { type ExportWish, exportReport, NothingToExport } from './export-report.ts'

const ada = { officer: 'X01A', team: 'X01T1', cases: 10 }
const ben = { officer: 'X01B', team: 'X01T1', cases: 4 }
const headings: Readonly<Record<string, string>> = {
  'reductions-expiring':
    'Region,Probation Delivery Unit,Team,Offender Manager,Grade Code,Contracted Hours,Reason,Hours,Start Date,End Date,Status,Additional Notes,Manager Responsible',
  'reductions-archived':
    'Offender Manager Name,Team Name,Reduction Hours,Reduction Reason,Comments,Start Date,End Date,Date Updated,Reduction Updated By',
  'archive-daily':
    'Workload Date,Workload ID,Region,Probation Delivery Unit,Team,Offender Manager,Grade,Total Cases,Total Points,SDR Points,SDR Conversion Points,PAROMS Points,Nominal Target,Contracted Hours,Reductions,Available Points,Capacity,CMS Points,CMS %,GS Points,GS %,ARMS Total Cases',
  'archive-grouped':
    'Start Date,End Date,Region,Probation Delivery Unit,Team,Offender Manager,Grade,Total Cases,Total Points,SDR Points,SDR Conversion Points,PAROMS Points,Nominal Target,Contracted Hours,Reductions,Available Points,Capacity,CMS Points,CMS %,GS Points,GS %,ARMS Total Cases,No of Workloads,Unknown',
}

test('the archive and the reductions keep their headings, average right, and run no formula', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const reduction = { officer: 'X01A', team: 'X01T1', hours: 7.4, notes: '=cmd()' }
  const by = { by: 'sol', now: new Date('2026-11-01T09:00:00Z') }
  await databases.system.transaction().execute(trx =>
    recordReductions(
      trx,
      [
        { ...reduction, reason: 'Disability', from: '2026-11-01', to: '2026-12-10' },
        { ...reduction, reason: 'Special leave', from: '2026-10-01', to: '2026-10-31' },
        { ...reduction, reason: 'Disability', from: '2027-01-01', to: null },
      ],
      by,
    ),
  )
  await importNight(t, databases, '2026-11-16', [ada, ben])
  await importNight(t, databases, '2026-11-22', [{ ...ada, cases: 20 }])
  const read = async (who: string, report: string, more: Partial<ExportWish> = {}) => {
    const wish = {
      report,
      unit: 'X01T1',
      officer: undefined,
      result: undefined,
      format: 'csv',
      today: '2026-11-30',
    } as const
    const { body } = await as(databases, who, trx => exportReport(trx, { ...wish, ...more }))
    return String(body).trim().split('\n')
  }
  for (const [report, heads] of Object.entries(headings)) {
    assert.equal((await read('sol', report))[0]?.replace('\uFEFF', ''), heads, report)
  }
  const [, expiring, ...others] = await read('sol', 'reductions-expiring')
  assert.match(expiring ?? '', /Disability,7\.4,2026-11-01,2026-12-10,ACTIVE,'=cmd\(\),Sol Bramley$/)
  assert.deepEqual(others, [])
  assert.match(
    (await read('sol', 'reductions-archived'))[1] ?? '',
    /7\.4,Special leave,'=cmd\(\),2026-10-01,2026-10-31,/,
  )
  assert.equal((await read('ben', 'reductions-expiring')).length, 1, 'a colleague reads no reasons')

  const days = { from: '2026-11-16', to: '2026-11-22' }
  const daily = await read('sol', 'archive-daily', days)
  assert.equal(daily.length, 5)
  assert.equal(daily.filter(line => line.includes('Unknown,Unknown')).length, 1)
  // The last day of the week counts: (1,460 + 2,920) / 2. Ben is in one file of two, and the other night is no 0.
  const grouped = await read('sol', 'archive-grouped', days)
  assert.equal(grouped.length, 3)
  assert.equal(grouped.filter(line => /,15,2190,0,0,0,2176,.*,2,0$/.test(line)).length, 1, grouped.join('; '))
  assert.equal(grouped.filter(line => /,4,584,.*,1,1$/.test(line)).length, 1, grouped.join('; '))
  const team = await read('sol', 'archive-grouped', { ...days, by: 'team', interval: 28 })
  assert.match(team[1] ?? '', /N\/A,N\/A,17,2482,/)

  for (const report of ['court-reports', 'prison-teams', 'dates-due']) {
    assert.equal((await read('sol', report)).length, 1, report)
  }
  await assert.rejects(read('sol', 'weather'), NothingToExport)
})

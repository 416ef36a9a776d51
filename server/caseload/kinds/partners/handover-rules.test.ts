import assert from 'node:assert/strict'
import test from 'node:test'
import { handoverStart, type ParoleTimetable, paroleReportDue } from './handover-rules.ts'

const start = (path: string | undefined, release: string | undefined, sentenced: string | null = '2020-01-01') =>
  handoverStart({ path, sentenced, release })

test('a determinate sentence hands over eight months and fourteen days before release', () => {
  assert.deepEqual(start('determinate', '2026-11-20'), { day: '2026-03-06' })
})

test('months are taken off first: from 31 October to the last of February, and then fourteen days', () => {
  assert.deepEqual(
    [start('determinate', '2026-10-31'), start('determinate', '2028-10-31')],
    [{ day: '2026-02-14' }, { day: '2028-02-15' }],
  )
})

test('parole and indeterminate sentences hand over twelve months before, early allocation fifteen', () => {
  assert.deepEqual(
    ['determinate-parole', 'indeterminate', 'early-allocation'].map(path => start(path, '2027-02-28')),
    [{ day: '2026-02-28' }, { day: '2026-02-28' }, { day: '2025-11-28' }],
  )
})

test('release within ten months of the sentence leaves no time for a handover; a day later there is one', () => {
  assert.deepEqual(start('determinate', '2026-11-10', '2026-01-10'), {
    day: null,
    why: 'Release comes within ten months of the sentence: no handover is planned',
  })
  assert.deepEqual(start('determinate', '2026-11-11', '2026-01-10'), { day: '2026-02-25' })
})

test('without a release date, or a rule to follow, there is a reason and no day', () => {
  assert.deepEqual(
    [start('determinate', undefined), start(undefined, '2026-11-20')],
    [
      { day: null, why: 'The release date is not recorded' },
      { day: null, why: 'It is not recorded which rule the handover follows' },
    ],
  )
})

test('no timetable for parole reports is shipped: no public source gives the weeks', () => {
  assert.deepEqual(paroleReportDue('2027-02-01'), { day: null, why: 'No timetable for parole reports is set up' })
})

test('a timetable that is set up counts back from the hearing, from the day it holds', () => {
  const timetable: ParoleTimetable = {
    source: 'Invented',
    sets: [
      { from: '2026-01-01', weeksBeforeHearing: 6 },
      { from: '2027-01-01', weeksBeforeHearing: 10 },
    ],
  }
  assert.deepEqual(
    ['2025-12-31', '2026-12-31', '2027-01-01'].map(day => paroleReportDue(day, timetable).day),
    [null, '2026-11-19', '2026-10-23'],
  )
})

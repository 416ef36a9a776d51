import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type ArchiveAmounts,
  archiveAverage,
  archiveIntervals,
  archiveMeasures,
  inInterval,
  profiles,
  workloadPeriod,
} from './index.ts'

const row = (report: number, amounts: Partial<ArchiveAmounts>) => ({
  report,
  amounts: { ...(Object.fromEntries(archiveMeasures.map(name => [name, 0])) as ArchiveAmounts), ...amounts },
})

test('a team averages the sums of its officers over its reports, an officer over their rows', () => {
  const rows = [
    row(1, { totalPoints: 1000, availablePoints: 2000 }),
    row(1, { totalPoints: 2000, availablePoints: 1000 }),
    row(2, { totalPoints: 2000, availablePoints: 2000 }),
  ]
  const team = archiveAverage(rows, 'team')
  assert.deepEqual([team.reports, team.amounts.totalPoints, team.percent], [2, 2500, { known: true, value: 100 }])
  assert.equal(archiveAverage(rows, 'officer').amounts.totalPoints, 1667)
})

test('an interval without reports, or with nothing available, is unknown and not 0 %', () => {
  assert.equal(archiveAverage([], 'team').percent.known, false)
  assert.equal(archiveAverage([row(1, { totalPoints: 5 })], 'officer').percent.known, false)
})

test('the last day of an interval counts, and the peer leaves it out; every day is in exactly one interval', () => {
  const intervals = archiveIntervals('2026-11-02', '2026-11-20', 7)
  assert.deepEqual(intervals.at(-1), { from: '2026-11-16', to: '2026-11-22' })
  for (let at = 2; at <= 20; at++) {
    const day = `2026-11-${String(at).padStart(2, '0')}`
    assert.equal(intervals.filter(interval => inInterval(day, interval)).length, 1, day)
  }
  assert.deepEqual(
    intervals.map(interval => inInterval('2026-11-08', interval, profiles.wmt)),
    [false, false, false],
  )
  assert.deepEqual(archiveIntervals('2026-11-20', '2026-11-02', 7), [])
})

test('windows of the nightly files meet end to end', () => {
  assert.deepEqual(
    ['2022-07-12T18:30', '2022-07-13T19:30', '2022-07-14T09:45', '2022-07-14T18:31'].map(now => workloadPeriod(now)),
    [
      { start: '2022-07-11T18:30', end: '2022-07-12T18:30' },
      { start: '2022-07-12T18:30', end: '2022-07-13T19:30' },
      { start: '2022-07-13T19:30', end: '2022-07-14T18:30' },
      { start: '2022-07-14T18:30', end: '2022-07-15T18:30' },
    ],
  )
})

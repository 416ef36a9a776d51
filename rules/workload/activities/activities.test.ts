import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  activitySetOn,
  activitySets,
  type CaseStatus,
  caseTime,
  cellMinutes,
  cellOf,
  checkedActivitySet,
  known,
  locations,
  pointsAnHour,
  ruleSets,
  tierCode,
  timeAvailable,
  timeNeeded,
  timeShare,
} from '../index.ts'

const [set] = activitySets
const [ruleSet] = ruleSets
assert.ok(set && ruleSet)
const active = ruleSet.data.tiers.filter(({ name }) => name !== 'UNTIERED' && !name.endsWith('S'))
const totalOf = (tier: string, location: (typeof locations)[number], status: CaseStatus = 'steady'): number => {
  const time = caseTime({ tier, location, status }, set)
  assert.ok(time.known)
  return time.value.total
}

test('every weight opens to tasks whose minutes, with the responsive share, are its total', () => {
  for (const { name } of active) {
    for (const location of locations) {
      const time = caseTime({ tier: name, location, status: 'steady' }, set)
      assert.ok(time.known && time.value.tasks.length > 0)
      const sum = time.value.tasks.reduce((all, { minutesAWeek }) => all + minutesAWeek, 0)
      assert.ok(Math.abs(sum * 1.3 - time.value.total) < 1e-9, name)
    }
  }
})

test('a steady case takes within a quarter of the hours that its points stand for', () => {
  const each = pointsAnHour(ruleSet.data)
  assert.equal(each.toFixed(2), '58.81')
  const far = active.flatMap(tier =>
    locations
      .filter(location => tier[location] > 0)
      .map(
        location => [`${tier.name} ${location}`, totalOf(tier.name, location) / 60 / (tier[location] / each)] as const,
      )
      .filter(([, ratio]) => ratio < 0.75 || ratio > 1.25),
  )
  assert.deepEqual(far, [])
})

test('a new case takes more than a steady one, and a suspended one less but not nothing', () => {
  for (const { name } of active) {
    assert.ok(totalOf(name, 'community', 'first weeks') > totalOf(name, 'community'), name)
    const suspended = totalOf(`${name}S`, 'community')
    assert.ok(suspended > 0 && suspended < totalOf(name, 'community'), name)
  }
})

test('a case without a tier has no time, and is counted as such', () => {
  assert.deepEqual(caseTime({ tier: 'UNTIERED', location: 'community', status: 'steady' }, set), {
    known: false,
    why: 'there is no tier yet',
  })
  const cells = new Float64Array(ruleSet.caseWeights.length)
  cells[cellOf('community', tierCode('UNTIERED', ruleSet) ?? -1, ruleSet)] = 3
  const held = { cells, firstWeeks: { community: 0, licence: 0 }, reports: { sdr: 0, fdr: 0 } }
  const needed = timeNeeded(held, cellMinutes(ruleSet, set), set)
  assert.deepEqual([needed.total, needed.casesWithoutTime], [0, 3])
})

test('the time needed adds up, and one more case of any kind never lowers it', () => {
  const minutes = cellMinutes(ruleSet, set)
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { minLength: minutes.length, maxLength: minutes.length }),
      fc.nat(minutes.length - 1),
      fc.nat(5),
      (cells, one, count) => {
        const held = { cells, firstWeeks: { community: count, licence: count }, reports: { sdr: count, fdr: count } }
        const before = timeNeeded(held, minutes, set)
        const after = timeNeeded({ ...held, cells: cells.with(one, (cells[one] ?? 0) + 1) }, minutes, set)
        const { community, custody, licence } = before.byLocation
        const sum = community + custody + licence + before.firstWeeks + before.reports
        return after.total >= before.total && Math.abs(sum - before.total) < 1e-6
      },
    ),
    { numRuns: 50 },
  )
})

test('hours that are not recorded, or none, give no percentage', () => {
  assert.equal(timeShare(600, timeAvailable(null, 0)).known, false)
  assert.deepEqual(timeShare(600, timeAvailable(10, 15)), { known: false, why: 'there are no hours available' })
  assert.deepEqual(timeShare(600, timeAvailable(10, 0)), known(100))
})

test('a set that cannot be used names its first wrong field', () => {
  const [task, ...tasks] = set.tasks
  assert.ok(task)
  assert.throws(
    () => checkedActivitySet({ ...set, tasks: [{ ...task, minutes: 0 }, ...tasks] }),
    /tasks\[0\]\.minutes is 0: from 1 to 2400 minutes was expected/,
  )
  assert.throws(() => checkedActivitySet({ ...set, responsiveShare: 31 }), /responsiveShare is 31/)
  assert.throws(() => checkedActivitySet({ ...set, tasks: [task, ...set.tasks] }), /each task once/)
  assert.equal(activitySetOn('2020-01-01').known, false)
})

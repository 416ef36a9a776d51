import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { known, unknown } from './figure.ts'
import { dayBefore, plusMonths } from './months.ts'
import { protectionSetOn, protectionSets } from './protection-sets.ts'
import type { AtMost, CaseToGive } from './protections.ts'
import { limitsMet, protectionEnd, protectionStanding, stageDays } from './protections.ts'
import { ruleSets } from './rule-sets.ts'

const rule = (id: string) => {
  const found = protectionSets[0]?.protections.find(one => one.id === id)
  if (!found) throw new Error(`no protection ${id}`)
  return found
}
const ordinary: CaseToGive = { risk: known('medium'), tier: known('B2'), mappaLevel: known(0), registrations: [] }
const holdsNone = () => known(0)

test('a trainee passes from 80 to 60 to 40 percent, and is protected no more after 18 months', () => {
  const at = (day: string) => protectionStanding(rule('pqip'), '2026-01-05', null, day)?.stage.percent
  const days = ['2026-01-04', '2026-01-05', '2026-07-04', '2026-07-05', '2027-01-05', '2027-07-04', '2027-07-05']
  assert.deepEqual(days.map(at), [undefined, 80, 80, 60, 40, 40, undefined])
  assert.equal(protectionEnd(rule('pqip'), '2026-01-05'), '2027-07-04')
})

test('ending a protection early ends the stage and leaves the later ones out', () => {
  const stages = stageDays(rule('pqip'), '2026-01-05', '2026-09-30')
  assert.deepEqual(
    stages.map(({ from, to }) => [from, to]),
    [
      ['2026-01-05', '2026-07-04'],
      ['2026-07-05', '2026-09-30'],
    ],
  )
})

test('nine months from the last day of May end with February', () => {
  assert.equal(protectionEnd(rule('newly-qualified'), '2026-05-31'), '2027-02-27')
})

test('a newly qualified officer is not given very high risk or MAPPA 2 and 3, and may be given high risk', () => {
  const { limits } = rule('newly-qualified')
  const codes = (given: Partial<CaseToGive>) =>
    limitsMet(limits, { ...ordinary, ...given }, holdsNone).map(({ limit, certain }) => [limit.code, certain])
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ risk: known('high') }), [])
  assert.deepEqual(codes({ risk: known('very-high'), mappaLevel: known(2) }), [
    ['no-very-high-risk', true],
    ['no-mappa-2-3', true],
  ])
})

test('a case whose risk is not known may break the limit, and says so', () => {
  const [met] = limitsMet(rule('pqip').limits, { ...ordinary, risk: unknown('no assessment is recorded') }, holdsNone)
  assert.deepEqual([met?.limit.code, met?.certain, met?.because], ['no-high-risk', false, 'no assessment is recorded'])
})

test('a number that nobody has set limits nothing; one that is set holds from the case that reaches it', () => {
  const limit = (most: number | null): AtMost => {
    const words = 'Cases of tier A at most'
    const cases = { tiers: ['A1', 'A2'] }
    return {
      kind: 'at most',
      code: 'tier-a',
      words,
      cases,
      most,
      mayDecide: 'spo',
      basis: 'own reading',
      source: 'test',
    }
  }
  const met = (most: number | null, held: number) =>
    limitsMet([limit(most)], { ...ordinary, tier: known('A2') }, () => known(held)).length
  assert.deepEqual([met(null, 99), met(3, 2), met(3, 3)], [0, 0, 1])
})

test('every stage that takes hours off names a reason of the rule set with the same percent and months', () => {
  for (const { stages } of protectionSets.flatMap(set => set.protections)) {
    for (const { reason, percent, fromMonth, toMonth } of stages) {
      const listed = ruleSets[0]?.data.reductions.find(one => one.reason === reason)
      assert.deepEqual(
        [listed?.percent, listed?.months],
        [percent, toMonth === null ? null : toMonth - fromMonth],
        `${reason}`,
      )
    }
  }
})

test('limits without a national rule say that they are our own reading', () => {
  const limits = protectionSets.flatMap(set => set.protections.flatMap(one => one.limits))
  assert.ok(limits.filter(one => one.kind === 'at most').every(one => one.most === null && one.basis === 'own reading'))
  assert.ok(limits.every(one => one.source.length > 20))
  assert.equal(protectionSetOn('2020-01-01').known, false)
})

test('stages follow one another without a gap, whatever the first day', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, date => {
      const stages = stageDays(rule('pqip'), date.toISOString().slice(0, 10), null)
      for (const [at, { from }] of stages.entries()) {
        if (at > 0) assert.equal(stages[at - 1]?.to, dayBefore(from))
      }
    }),
    { numRuns: 50 },
  )
})

test('a month that is too short ends on its last day', () => {
  assert.deepEqual([plusMonths('2026-08-31', 6), plusMonths('2027-08-31', 6)], ['2027-02-28', '2028-02-29'])
})

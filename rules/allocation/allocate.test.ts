import assert from 'node:assert/strict'
import test from 'node:test'
import type { AllocationInput, CaseInput, OfficerInput } from './index.ts'
import { allocate, allocateNothingMore, checkResult } from './index.ts'

const tools = { outOfTime: () => false, secondsLeft: () => 10 }

const officer = (id: string, availablePoints: number, usedPoints = 0, more: Partial<OfficerInput> = {}) => ({
  id,
  grade: 'PO' as const,
  availablePoints,
  usedPoints,
  ...more,
})

const inputOf = (officers: OfficerInput[], cases: CaseInput[], maxPercent = 110): AllocationInput => ({
  officers,
  cases,
  options: { maxPercent, timeLimitSeconds: 10 },
})

/** The answer as it is read back from JSON, after its check. */
const answer = async (input: AllocationInput) => {
  const result = JSON.parse(JSON.stringify(await allocate(input, tools)))
  assert.deepEqual(checkResult(input, result), { holds: true, status: result.status })
  return result
}

const cases = (points: readonly number[], eligible: CaseInput['eligible'] = null): CaseInput[] =>
  points.map((size, index) => ({ id: `c${index}`, points: size, eligible }))

test('a queue of nothing is a plan whose highest is what officers carry already', async () => {
  const plan = await answer(inputOf([officer('a', 100, 90), officer('b', 100, 40)], []))
  assert.deepEqual(
    [plan.status, plan.assignments, plan.highestPercent, plan.bound, plan.gapPercent],
    ['plan', [], 90, 90, 0],
  )
})

test('a team of nobody has a plan for nothing, with no percentage, and a proof that it can take nothing', async () => {
  const plan = await answer(inputOf([], []))
  assert.deepEqual([plan.status, plan.highestPercent, plan.bound, plan.gapPercent], ['plan', null, null, null])
  const none = await answer(inputOf([], cases([10])))
  assert.deepEqual([none.status, none.noEligibleOfficer, none.missingPoints], ['infeasible', ['c0'], 10])
  assert.match(none.relief.hours.none, /^Nobody may take/)
})

test('ten thousand cases with one officer to take them are a plan, and no pair of them is tried twice', async () => {
  const plan = await answer(inputOf([officer('a', 1_000_000)], cases(Array.from({ length: 10_000 }, () => 50))))
  assert.deepEqual([plan.status, plan.highestPercent, plan.gapPercent], ['plan', 50, 0])
})

test('a case with nobody eligible is named, and the others are still placed', async () => {
  const result = await answer(
    inputOf(
      [officer('a', 100), officer('away', 0)],
      [
        { id: 'x', points: 0, eligible: [] },
        { id: 'y', points: 10, eligible: ['away'] },
        { id: 'z', points: 20, eligible: null },
      ],
    ),
  )
  assert.equal(result.status, 'infeasible')
  assert.deepEqual(result.noEligibleOfficer, ['x', 'y'])
  assert.deepEqual(result.partial.assignments, [{ case: 'z', officer: 'a' }])
  assert.deepEqual(result.relief.hours.officers, [{ officer: 'away', availablePoints: 10 }])
})

test('a case with no points and nobody eligible is proof enough', async () => {
  const result = await answer(inputOf([officer('a', 100)], [{ id: 'x', points: 0, eligible: [] }]))
  assert.deepEqual([result.status, result.missingPoints, result.proof.caseWeights], ['infeasible', 0, { x: '1/1' }])
})

test('two teams that are short are two shortages, each with its own officers', async () => {
  const result = await answer(
    inputOf(
      [officer('a', 100), officer('b', 100), officer('free', 1000)],
      [
        { id: 'x1', points: 80, eligible: ['a'] },
        { id: 'x2', points: 40, eligible: ['a'] },
        { id: 'y1', points: 90, eligible: ['b'] },
        { id: 'y2', points: 50, eligible: ['b'] },
        { id: 'z', points: 50, eligible: null },
      ],
    ),
  )
  assert.equal(result.missingPoints, 40)
  const shown = result.shortages.map((s: { officers: unknown; missingPoints: number }) => [s.officers, s.missingPoints])
  assert.deepEqual(shown, [
    [['a'], 10],
    [['b'], 30],
  ])
  assert.equal(result.partial.atMost, 3)
  assert.deepEqual(result.partial.unplaced, ['x2', 'y2'])
})

test('reliefs are as small as can be', async () => {
  const { relief } = await answer(inputOf([officer('a', 100), officer('b', 100)], cases([70, 70, 70, 70]), 100))
  assert.deepEqual([relief.casesMoved.cases.length, relief.casesMoved.atLeast], [2, 2])
  assert.equal(relief.hours.availablePoints, 80)
  assert.equal(relief.posts.posts.length, 2)
  assert.deepEqual([relief.limitRaised.maxPercent, relief.limitRaised.atLeast], [140, 140])
  assert.deepEqual([relief.standardsRelaxed.percent, relief.standardsRelaxed.atLeast], [29, 29])
})

test('between equally many, the more urgent cases are placed', async () => {
  const result = await answer(inputOf([officer('a', 100)], cases([60, 55, 50]), 100))
  assert.deepEqual(result.partial.assignments, [{ case: 'c0', officer: 'a' }])
})

test('a limit of 0 per cent leaves no room, but cases with no points can be given', async () => {
  assert.equal((await answer(inputOf([officer('a', 100)], cases([0, 0]), 0))).status, 'plan')
  const result = await answer(inputOf([officer('a', 100)], cases([1]), 0))
  assert.match(result.relief.hours.none, /however many hours/)
  assert.equal(result.relief.limitRaised.maxPercent, 1)
})

test('each officer is held to a limit of their own', async () => {
  const own = [officer('a', 100, 0, { maxPercent: 30 }), officer('b', 100, 0, { maxPercent: 150 })]
  const plan = await answer(inputOf(own, cases([30, 75, 75])))
  assert.equal(plan.highestPercent, 150)
  assert.deepEqual(plan.assignments[0], { case: 'c0', officer: 'a' })
})

test('an officer above the limit already takes nothing, and does not stop the others', async () => {
  const plan = await answer(inputOf([officer('over', 100, 150), officer('b', 100)], cases([40, 40])))
  assert.deepEqual([plan.highestPercent, plan.bound], [150, 150])
  assert.ok(plan.assignments.every((one: { officer: string }) => one.officer === 'b'))
})

test('a limit on the number of cases is kept, and when it makes a plan impossible that is said without a proof', async () => {
  const few = [officer('a', 1000, 0, { maxCases: 3, currentCases: 2 }), officer('b', 1000, 0, { maxCases: 1 })]
  const plan = await answer(inputOf(few, cases([10, 10])))
  assert.deepEqual(new Set(plan.assignments.map((one: { officer: string }) => one.officer)), new Set(['a', 'b']))
  const none = await answer(inputOf(few, cases([10, 10, 10])))
  assert.equal(none.status, 'unproven')
  assert.match(none.reason, /limits on the number of cases: 1 too many for the officers who may take them \(a, b\)/)
})

test('cases that fit when they are split and not when they are whole are unproven', async () => {
  const result = await answer(inputOf([officer('a', 100), officer('b', 100)], cases([60, 60, 60]), 100))
  assert.equal(result.status, 'unproven')
  assert.match(result.reason, /would fit if they could be split/)
  assert.equal(result.partial.assignments.length, 2)
})

test('points near the largest that JSON holds are still exact', async () => {
  const most = Number.MAX_SAFE_INTEGER
  const full = await answer(inputOf([officer('a', most), officer('b', most)], cases([most, most - 1, 1]), 100))
  assert.deepEqual([full.status, full.highestPercent], ['plan', 100])
  const short = await answer(inputOf([officer('a', most), officer('b', most)], cases([most, most - 1, 2]), 100))
  assert.deepEqual([short.status, short.missingPoints], ['infeasible', 1])
})

test('continuity is kept where it does not raise the highest', async () => {
  const preferring: CaseInput[] = [
    { id: 'c0', points: 50, eligible: null, preference: { b: 1 } },
    { id: 'c1', points: 50, eligible: null, preference: { a: 0.9 } },
    { id: 'c2', points: 50, eligible: null, preference: { b: 0.2 } },
    { id: 'c3', points: 50, eligible: null },
  ]
  const plan = await answer(inputOf([officer('a', 100), officer('b', 100)], preferring))
  const by = Object.fromEntries(
    plan.assignments.map((one: { case: string; officer: string }) => [one.case, one.officer]),
  )
  assert.deepEqual(by, { c0: 'b', c1: 'a', c2: 'b', c3: 'a' })
})

test('those who are not the fullest are evened out too', async () => {
  const team = [officer('full', 100, 105), officer('a', 100), officer('b', 100)]
  const plan = await answer(inputOf(team, cases([10, 10, 10, 10])))
  const toA = plan.assignments.filter((one: { officer: string }) => one.officer === 'a').length
  assert.equal(toA, 2)
})

test('a search that was broken off gives its reason and what can be placed at once', async () => {
  const input = inputOf([officer('a', 100)], cases([60, 30]))
  const result = await allocateNothingMore(input, 'The search was cancelled.')
  assert.deepEqual([result.reason, result.partial.assignments.length], ['The search was cancelled.', 2])
})

/** Every place in a result at which one value is made another. */
const tamperings = (value: unknown, into: (changed: unknown) => unknown): unknown[] => {
  if (typeof value === 'number') return [into(value + 1)]
  if (typeof value === 'string') return [into(/^\d+\/\d+$/.test(value) ? '1000/1' : `${value}x`)]
  if (Array.isArray(value))
    return value.flatMap((item, index) => [
      into(value.toSpliced(index, 1)),
      ...tamperings(item, changed => into(value.with(index, changed))),
    ])
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) =>
    tamperings(item, changed => into({ ...value, [name]: changed })),
  )
}

test('a plan of which anything was changed does not pass its check', async () => {
  const input = inputOf([officer('a', 100, 20), officer('b', 80, 10)], cases([30, 20, 10, 15]))
  const changed = tamperings(await answer(input), other => other)
  assert.ok(changed.length > 20)
  for (const other of changed) assert.equal(checkResult(input, other).holds, false, JSON.stringify(other))
})

test('a certificate of which a figure, a weight or an assignment was changed does not pass its check', async () => {
  const input = inputOf(
    [officer('a', 100, 20), officer('b', 80, 10)],
    [...cases([30, 50, 40, 60, 25]), { id: 'nobody', points: 5, eligible: [] }],
  )
  const result = await answer(input)
  const { proof, relief, ...rest } = result
  const changed = [
    ...tamperings(rest, other => ({ ...result, ...(other as object) })),
    // The weight of a case that nobody may take is bound by nothing: any is a proof.
    ...tamperings({ ...proof.caseWeights, nobody: undefined }, weights => ({
      ...result,
      proof: { ...proof, caseWeights: { ...(weights as object), nobody: '5/1' } },
    })),
    ...['hours', 'posts', 'limitRaised', 'standardsRelaxed'].flatMap(kind =>
      tamperings(relief[kind].assignments, list => ({
        ...result,
        relief: { ...relief, [kind]: { ...relief[kind], assignments: list } },
      })),
    ),
  ]
  for (const other of changed) assert.equal(checkResult(input, other).holds, false, JSON.stringify(other))
})

test('the check names the first statement that does not hold', async () => {
  const input = inputOf([officer('a', 100), officer('b', 100, 0, { maxCases: 1 })], cases([50, 60]))
  const plan = await answer(input)
  const first = (change: object) => {
    const verdict = checkResult(input, { ...plan, ...change })
    return verdict.holds ? 'holds' : verdict.first
  }
  const all = (id: string) => ['c0', 'c1'].map(one => ({ case: one, officer: id }))
  assert.equal(first({ assignments: all('b') }), 'assignments: b is given 2 cases and may take 1 more')
  assert.equal(first({ assignments: all('a').slice(1) }), 'assignments: case c0 has no officer')
  assert.equal(first({ bound: 99 }), 'bound is 99, and 55 by the plan and its proof')
  assert.equal(first({ status: 'perfect' }), 'status is "perfect": plan, infeasible or unproven')
})

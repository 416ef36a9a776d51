import assert from 'node:assert/strict'
import { test } from 'node:test'
import { known, unknown } from '@candour/workload'
import {
  covers,
  dueOf,
  firstLevel,
  lastDayWithin,
  limitSetOn,
  limitsBrokenBy,
  mayAgree,
  mayDecideOverload,
  nextStepOf,
  type PossibleAllocation,
  weeksRunningAbove,
} from './index.ts'
import { checkLimitSet } from './limit-set-check.ts'
import { limits2026 } from './sets/2026.ts'

const set = limitSetOn('2026-11-30')
const lineManager = { level: 'spo', isLineManager: true } as const
const otherSenior = { level: 'spo', isLineManager: false } as const
const head = { level: 'pdu-head', isLineManager: false } as const

const officer = (over: Partial<PossibleAllocation>): PossibleAllocation => ({
  used: known(2000),
  available: known(2000),
  cases: 20,
  given: [{ points: known(100) }],
  protections: [],
  ...over,
})
const brokenKinds = (over: Partial<PossibleAllocation>) => limitsBrokenBy(officer(over), set).map(one => one.kind)
const at = (percent: number) =>
  ({ kind: 'workload', name: 'Workload above 110%', after: known(percent), decides: null }) as const

test('the limit is broken above 110 % and not at it', () => {
  assert.deepEqual(brokenKinds({ used: known(2100) }), [])
  assert.deepEqual(brokenKinds({ used: known(2101) }), ['workload'])
})

test('somebody without availability, or of whom nothing is known, is a limit and never free', () => {
  assert.deepEqual(brokenKinds({ available: known(0) }), ['no-availability'])
  assert.deepEqual(brokenKinds({ available: unknown('no hours recorded') }), ['load-unknown'])
  assert.deepEqual(brokenKinds({ used: unknown('not in the file') }), ['load-unknown'])
})

test('a case that nobody can weigh is said to be left out, not weighed as nothing in silence', () => {
  const [broken] = limitsBrokenBy(officer({ used: known(2300), given: [{ points: unknown('no tier') }] }), set)
  assert.deepEqual(broken?.ingredients.at(-1), {
    label: 'Cases whose points are not known',
    value: '1, not counted',
  })
})

test('a sixty-first case and each protection are limits of their own', () => {
  const protection = {
    id: 'nqo-high',
    name: 'No high risk case in the first nine months',
    source: 's',
    decides: 'pdu-head',
    ingredients: [],
  } as const
  const broken = limitsBrokenBy(officer({ cases: 60, protections: [protection] }), set)
  assert.deepEqual(
    broken.map(one => [one.limit, one.name]),
    [
      ['cases', 'More than 60 cases'],
      ['protection:nqo-high', 'No high risk case in the first nine months'],
    ],
  )
})

test('a line manager decides alone up to 120 % and never above it', () => {
  assert.equal(mayDecideOverload(set, at(118), lineManager).may, 'alone')
  assert.equal(mayDecideOverload(set, at(121), lineManager).may, 'together')
  assert.equal(mayDecideOverload(set, at(121), { level: 'pdu-head', isLineManager: true }).may, 'together')
  assert.equal(mayDecideOverload(set, at(121), head).may, 'alone')
  assert.equal(mayDecideOverload(set, at(151), lineManager).may, 'not')
})

test('above 120 % two people agree, one of them not the line manager', () => {
  assert.equal(mayAgree(set, at(121), lineManager, otherSenior), true)
  assert.equal(mayAgree(set, at(121), lineManager, head), true)
  assert.equal(mayAgree(set, at(121), lineManager, lineManager), false)
  assert.equal(mayAgree(set, at(151), otherSenior, lineManager), false)
})

test('who decides is said of the band that the load falls into, and who may do it together', () => {
  assert.equal(
    mayDecideOverload(set, at(151), head).says,
    'Workload above 110%, here above 150%: the regional director or a higher level decides alone, or two people from the head of the probation delivery unit up together, not both of them managing the officer',
  )
  assert.doesNotMatch(mayDecideOverload(set, at(112), head).says, /here above|together/)
})

test('a protection is decided by the level that its own data names', () => {
  const protection = { kind: 'protection', name: 'No high risk', after: unknown('no figure') } as const
  assert.equal(mayDecideOverload(set, { ...protection, decides: 'pdu-head' }, otherSenior).may, 'not')
  assert.equal(mayDecideOverload(set, { ...protection, decides: 'spo' }, lineManager).may, 'alone')
})

test('a higher load may run for fewer days', () => {
  const days = [111, 121, 151].map(percent => mayDecideOverload(set, at(percent), head).mostDays)
  assert.deepEqual(days, [28, 14, 7])
})

test('a decision covers its limit up to its figure until its day, and a protection only for its cases', () => {
  const decided = { limit: 'workload', upTo: 115, cases: ['a'], until: '2026-12-11' }
  const broken = (percent: number) => ({ limit: 'workload', after: known(percent) })
  assert.equal(covers(decided, broken(115), ['b'], '2026-12-11'), true)
  assert.equal(covers(decided, broken(115.1), ['a'], '2026-12-11'), false)
  assert.equal(covers(decided, broken(112), ['a'], '2026-12-12'), false)
  const protection = { limit: 'protection:nqo', upTo: null, cases: ['a'], until: '2026-12-11' }
  const without = { limit: 'protection:nqo', after: unknown('no figure') }
  assert.deepEqual(
    [['a'], ['b']].map(cases => covers(protection, without, cases, '2026-12-01')),
    [true, false],
  )
})

test('risk and tier both set how long somebody may wait, and the shorter counts', () => {
  const within = (risk: 'very-high' | 'low', tier: string | null) =>
    lastDayWithin(set, { since: '2026-11-19', risk, tier })
  assert.deepEqual(
    [within('very-high', null), within('low', null), within('low', 'A1')],
    ['2026-11-20', '2026-12-03', '2026-11-23'],
  )
})

test('four weeks running end at a week whose figure is unknown', () => {
  const weeks = (...percents: (number | null)[]) =>
    percents.map(percent => ({ percent: percent === null ? unknown('no file') : known(percent) }))
  assert.equal(weeksRunningAbove(weeks(100, 111, 112, 113, 114), 110), 4)
  assert.equal(weeksRunningAbove(weeks(111, 112, null, 113), 110), 1)
  assert.equal(weeksRunningAbove(weeks(111, 110), 110), 0)
})

test('an escalation climbs one level at a time when nobody answers, and stays at the top', () => {
  const open = { kind: 'waiting', status: 'open', lookAgainOn: null } as const
  const due = dueOf(set, 'waiting', 'spo', '2026-11-27')
  assert.equal(due, '2026-11-30')
  const next = (level: 'spo' | 'national-director', today: string) =>
    nextStepOf(set, { ...open, level, due }, true, today)
  assert.deepEqual(next('spo', '2026-11-30'), { step: 'none' })
  assert.deepEqual(next('spo', '2027-01-30'), { step: 'climb', to: 'pdu-head' })
  assert.deepEqual(next('national-director', '2027-01-30'), { step: 'none' })
})

test('an answer holds until its own clock has run; if the facts are the same, the level above has it', () => {
  const answered = { kind: 'above-limit', status: 'answered', level: 'spo', due: '2026-11-10' } as const
  const next = (today: string, holds = true) =>
    nextStepOf(set, { ...answered, lookAgainOn: '2026-11-20' }, holds, today)
  assert.deepEqual(next('2026-11-20'), { step: 'none' })
  assert.deepEqual(next('2026-11-21'), { step: 'reopen', to: 'pdu-head' })
  assert.deepEqual(next('2026-11-12', false), { step: 'settle' })
})

test('a unit with no senior officer of its own begins a level higher', () => {
  assert.deepEqual([firstLevel(set, 'no-plan', 'spo'), firstLevel(set, 'no-plan', 'pdu-head')], ['spo', 'pdu-head'])
})

test('limits that contradict each other are refused, with the place', () => {
  const withBands = (change: Record<string, unknown>, index = 1) => ({
    ...limits2026,
    limits: limits2026.limits.map((limit, at) =>
      at === 0
        ? { ...limit, bands: limit.bands.map((band, n) => (n === index ? { ...band, ...change } : band)) }
        : limit,
    ),
  })
  const refusals: readonly (readonly [typeof limits2026, RegExp])[] = [
    [withBands({ alone: 'spo', together: null }), /limits\[0\]\.bands\[1\]\.alone is "spo": a higher level .* 120%/],
    [withBands({ mostDays: 40 }), /limits\[0\]\.bands\[1\]\.mostDays is 40: 28 or fewer/],
    [withBands({ above: 105 }), /limits\[0\]\.bands\[1\]\.above is 105: more than 110/],
    [withBands({ above: 100 }, 0), /limits\[0\]\.bands\[0\]\.above is 100: 110 was expected/],
    [withBands({ together: 'national-director' }), /bands\[1\]\.together is "national-director": two people below/],
    [
      { ...limits2026, workload: { ...limits2026.workload, redAbove: 105 } },
      /workload\.redAbove is 105: 110 was expected, as the workload rules have it/,
    ],
    [
      {
        ...limits2026,
        waiting: limits2026.waiting.map(one => (one.risk === 'low' ? { ...one, workingDays: 1 } : one)),
      },
      /waiting for low risk is 1: 5 or more was expected|waiting for low risk is 1: 5 days or more/,
    ],
    [
      {
        ...limits2026,
        escalations: limits2026.escalations.map(rule => ({ ...rule, steps: rule.steps.toReversed() })),
      },
      /escalations "above-limit"\.steps\[1\]\.level is "regional-director": a level above national-director/,
    ],
    [{ ...limits2026, lineManagerAloneUpTo: 105 }, /lineManagerAloneUpTo is 105: 110 or more/],
  ]
  for (const [bad, message] of refusals) assert.throws(() => checkLimitSet(bad), message)
})

import assert from 'node:assert/strict'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { command } from './workload.ts'

/** What the command answers to one officer typed on stdin. */
const answer = async (officer: object): Promise<unknown> => {
  const stdout = new PassThrough()
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() })
  const code = await command.run([], { stdin: Readable.from([JSON.stringify([officer])]), stdout, stderr })
  assert.equal(code, 0)
  stdout.end()
  const [first] = JSON.parse(await text(stdout))
  return first
}

const officer = {
  id: 'N01A001',
  gradeBand: 'PO',
  contractedHours: 37,
  reductionHours: 7.4,
  cases: [{ type: 'Licence', tier: 'A3', count: 2 }],
  sdrLast30: 1,
  contactsForOthers: [{ code: 'CMS18', count: 1 }],
}

test('an officer comes back with the figure and every ingredient of it', async () => {
  assert.deepEqual(await answer(officer), {
    id: 'N01A001',
    totalCases: 2,
    totalPoints: 594,
    parts: { cases: 438, t2a: 0, reports: 138, contacts: 18 },
    availablePoints: { known: true, value: 1740 },
    nominalTarget: { known: true, value: 2176 },
    contractedHours: 37,
    reductionHours: 7.4,
    capacityPercent: { known: true, value: 59_400 / 1740 },
    ingredients: [
      { kind: 'cases', location: 'licence', tier: 'A3', count: 2, weight: 219, points: 438 },
      { kind: 'reports', report: 'sdr', count: 1, weight: 138, points: 138 },
      { kind: 'contacts', points: 18 },
    ],
    ruleSet: { id: 'wmt-2021-04', version: '1.0.0' },
    profile: 'candour',
  })
})

test('an officer without recorded hours is unknown, with the reason', async () => {
  const { contractedHours: _, ...noHours } = officer
  const { capacityPercent } = (await answer(noHours)) as { capacityPercent: unknown }
  assert.deepEqual(capacityPercent, { known: false, why: 'contracted hours are not recorded' })
})

test('points that somebody typed do not pass for those of the rule set', async () => {
  const { ruleSet } = (await answer({ ...officer, sdrPoints: 1 })) as { ruleSet: { id: string } }
  assert.equal(ruleSet.id, 'wmt-2021-04, points as given')
})

const refused: readonly (readonly [what: string, change: object, message: string])[] = [
  ['a field that nobody knows', { weather: 1 }, '[0].weather is not a field that the rule knows'],
  ['hours below none', { contractedHours: -1 }, '[0].contractedHours is -1: hours from 0 up was expected'],
  [
    'half a case',
    { cases: [{ type: 'custody', tier: 'A1', count: 0.5 }] },
    '[0].cases[0].count is 0.5: a whole number from 0 up was expected',
  ],
  [
    'a tier that is none',
    { cases: [{ type: 'custody', tier: 'E1', count: 1 }] },
    '[0].cases[0].tier is "E1": a tier of the rule set was expected',
  ],
  ['a day in words', { day: 'today' }, '[0].day is "today": a day, like 2026-01-31 was expected'],
  ['a day before all rules', { day: '2020-01-01' }, '[0].day: no rule set was in force on 2020-01-01'],
]

for (const [what, change, message] of refused) {
  test(`${what} is refused with its place`, async () => {
    await assert.rejects(answer({ ...officer, ...change }), { name: 'BadInput', message })
  })
}

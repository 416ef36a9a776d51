import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { statesByDay, stepsOf } from '#caseload'
import { type KeptSpan, replayed } from './kept-spans.ts'
import { spansOf } from './spans.ts'
import { invented, type Written } from './testing.ts'

const DAYS = ['2026-03-02', '2026-03-03', '2026-04-06', '2026-05-04'] as const

const known = (spans: readonly KeptSpan[]) =>
  spans
    .filter(span => span.replaced_at === null)
    .map(({ from_day, to_day, team, officer, tier, location }) => ({ from_day, to_day, team, officer, tier, location }))
    .sort((a, b) => (a.from_day < b.from_day ? -1 : 1))

const given = (written: readonly Written[]) =>
  spansOf(statesByDay(invented(written)))
    .map(({ from_day, to_day, team, officer, tier, location }) => ({ from_day, to_day, team, officer, tier, location }))
    .sort((a, b) => (a.from_day < b.from_day ? -1 : 1))

const act = fc.oneof(
  fc.record({
    kind: fc.constant('allocated'),
    body: fc.record({
      team: fc.constantFrom('T1', 'T2'),
      practitioner: fc.constantFrom(undefined, 'A1', 'A2'),
    }),
  }),
  fc.record({
    kind: fc.constant('tier-set'),
    body: fc.record({ tier: fc.constantFrom('B2', 'C1'), source: fc.constant('manager') }),
  }),
  fc.constant({ kind: 'sentence-ended', body: { why: 'completed' } }),
  fc.constant({
    kind: 'sentence-started',
    body: { type: 'community-order', starts: '2026-03-02', ends: '2027-03-01', requirements: [] },
  }),
)
const acts = fc.array(
  fc.record({ act, on: fc.constantFrom(...DAYS), minutes: fc.constantFrom(0, 5), corrects: fc.boolean() }),
  { maxLength: 10 },
)

const recordOf = (
  chosen: readonly { act: Written['act']; on: string; minutes: number; corrects: boolean }[],
): Written[] =>
  chosen.map(({ act: one, on, minutes, corrects }, index) => {
    const earlier = chosen.findLastIndex((other, at) => at < index && other.act.kind === one.kind)
    const twice = chosen.some((other, at) => at < index && other.corrects)
    return { act: one, on, minutes, corrects: corrects && !twice && earlier >= 0 ? earlier + 1 : undefined }
  })

test('spans kept entry by entry are those that the whole record gives, whatever was late or corrected', () => {
  fc.assert(
    fc.property(acts, chosen => {
      const written = recordOf(chosen)
      assert.deepEqual(known(replayed(stepsOf(invented(written)))), given(written))
    }),
    { numRuns: 150 },
  )
})

test('what was known at any instant can be read back, however the record was corrected later', () => {
  fc.assert(
    fc.property(acts, chosen => {
      const written = recordOf(chosen)
      const record = invented(written)
      const spans = replayed(stepsOf(record))
      for (const [index, { recordedAt }] of record.entries()) {
        if (record[index + 1]?.recordedAt.getTime() === recordedAt.getTime()) continue
        const then = spans
          .filter(one => one.recorded_at <= recordedAt && (one.replaced_at === null || one.replaced_at > recordedAt))
          .map(one => ({
            ...one,
            replaced_at: null,
            to_day: one.closed_at && one.closed_at <= recordedAt ? one.to_day : null,
          }))
        assert.deepEqual(known(then), given(written.slice(0, index)))
      }
    }),
    { numRuns: 60 },
  )
})

test('a case with two live sentences counts once, by the one that governs', () => {
  const sentence = (type: string, event: number, ends: string): Written => ({
    act: { kind: 'sentence-started', body: { type, event, starts: '2026-03-02', ends, requirements: [] } },
    on: '2026-03-02',
  })
  const spans = replayed(
    stepsOf(invented([sentence('community-order', 1, '2027-03-01'), sentence('custody', 2, '2029-03-01')])),
  )
  assert.deepEqual(
    spans.filter(one => one.to_day === null && one.replaced_at === null).map(one => [one.location, one.ends_on]),
    [['custody', '2029-03-01']],
  )
})

test('unpaid work alone and a warrant are kept apart from active supervision', () => {
  const start: Written = {
    act: {
      kind: 'sentence-started',
      body: { type: 'community-order', starts: '2026-03-02', ends: '2027-03-01', requirements: ['unpaid-work'] },
    },
    on: '2026-03-02',
  }
  const warrant: Written = { act: { kind: 'registration', body: { act: 'added', type: 'WRSM' } }, on: '2026-04-06' }
  const states = replayed(stepsOf(invented([start, warrant])))
    .filter(one => one.replaced_at === null)
    .map(one => [one.from_day, one.inactive])
  assert.deepEqual(states, [
    ['2026-03-02', 'unpaid-work-only'],
    ['2026-04-06', 'warrant'],
  ])
})

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { exampleBodies } from '../kinds/testing.ts'
import type { Entry } from './entry.ts'
import { canExtend, extend, fold } from './fold.ts'
import { type CaseState, nothingRecorded } from './state.ts'

const entry = (seq: number, kind: string, day: string, body: unknown, supersedes: number | null = null): Entry => ({
  entryId: `e${seq}`,
  personId: 'p',
  seq,
  kind,
  author: 'N01A001',
  workDoneBy: 'N01A001',
  happened: { from: day },
  recordedAt: new Date('2026-06-30T10:00:00Z'),
  supersedes: supersedes === null ? null : `e${supersedes}`,
  reason: supersedes === null ? null : 'Wrong',
  body,
})

const registered = entry(1, 'person-registered', '2026-01-05', {
  name: 'Aled Finch',
  crn: 'X100001',
  dateOfBirth: '1988-07-19',
  sex: 'male',
  ethnicity: 'white',
  language: 'Welsh',
  team: 'HAR1',
})

test('somebody registered waits for an officer until one is named, and the clock does not start again with the next nobody', () => {
  const toNobody = entry(2, 'allocated', '2026-02-01', { team: 'HAR1', practitioner: 'HAR1U' })
  const toAda = entry(3, 'allocated', '2026-03-01', { team: 'HAR1', practitioner: 'N01A001' })
  assert.deepEqual(
    [[registered], [registered, toNobody], [registered, toNobody, toAda]].map(
      entries => fold(entries).withoutOfficerSince,
    ),
    ['2026-01-05', '2026-01-05', null],
  )
})

test('a correction stands where the entry stood that it corrects, so that what came after it still counts', () => {
  const wrong = entry(2, 'tier-set', '2026-02-01', { tier: 'A1', source: 'assessment' })
  const later = entry(3, 'tier-set', '2026-02-01', { tier: 'C2', source: 'assessment' })
  const correction = entry(4, 'tier-set', '2026-02-01', { tier: 'A2', source: 'assessment' }, 2)
  assert.equal(fold([registered, wrong, later, correction]).tier?.name, 'C2')
})

test('a registration that is taken off is gone, and the others stay', () => {
  const mark = (seq: number, act: string, type: string) => entry(seq, 'registration', '2026-02-01', { act, type })
  const state = fold([
    registered,
    mark(2, 'added', 'mappa'),
    mark(3, 'added', 'risk-to-staff'),
    mark(4, 'removed', 'mappa'),
  ])
  assert.deepEqual(
    state.registrations.map(one => one.type),
    ['AV2S'],
  )
})

const days = fc.integer({ min: 10, max: 28 }).map(day => `2026-02-${day}`)
const kindsOfExamples = Object.keys(exampleBodies(kind => kind, '2026-02-10')).filter(
  kind => kind !== 'person-registered' && kind !== 'entry-withdrawn',
)

/** What the entry does to the one before it, when it can: nothing, correct it, or withdraw it. */
const acts = fc.constantFrom('none', 'none', 'corrects', 'withdraws')

/**
 * A record of entries of every kind, which name earlier ones of the kinds they are about. Some happened before what was already
 * written, some are corrections of the one before, some withdraw it.
 */
const recordOf = (rows: readonly (readonly [string, string, string])[]): Entry[] => {
  const record = [registered]
  const idOf = (of: string) => record.findLast(one => one.kind === of)?.entryId ?? 'nobody'
  for (const [day, kind, act] of rows) {
    const last = record.at(-1) ?? registered
    const seq = record.length + 1
    if (act === 'withdraws' && kindsOfExamples.includes(last.kind)) {
      record.push(entry(seq, 'entry-withdrawn', day, { withdrawn: last.entryId, why: 'duplicate', text: 'x' }))
    } else {
      const corrects = act === 'corrects' && last.kind === kind ? last.seq : null
      record.push(entry(seq, kind, day, exampleBodies(idOf, day)[kind], corrects))
    }
  }
  return record
}
const records = fc.array(fc.tuple(days, fc.constantFrom(...kindsOfExamples), acts), { maxLength: 16 }).map(recordOf)

test('a state carried on entry by entry is the fold of the whole record', () => {
  fc.assert(
    fc.property(records, record => {
      let state: CaseState = nothingRecorded
      record.forEach((one, index) => {
        state = canExtend(state, one) ? extend(state, one) : fold(record.slice(0, index + 1))
      })
      assert.deepEqual(state, fold(record))
    }),
  )
})

test('the order in which the rows of a record are read makes no difference', () => {
  fc.assert(
    fc.property(records, fc.infiniteStream(fc.nat()), (record, keys) => {
      const shuffled = record.map(one => ({ one, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key)
      assert.deepEqual(fold(shuffled.map(({ one }) => one)), fold(record))
    }),
  )
})

test('an entry that is withdrawn leaves everything as if it had never been written', () => {
  fc.assert(
    fc.property(records, days, fc.constantFrom(...kindsOfExamples), (record, day, kind) => {
      const [wrong, withdrawal] = [record.length + 1, record.length + 2]
      const body = exampleBodies(of => record.findLast(one => one.kind === of)?.entryId ?? 'nobody', day)[kind]
      const withBoth = [
        ...record,
        entry(wrong, kind, day, body),
        entry(withdrawal, 'entry-withdrawn', '2026-01-05', { withdrawn: `e${wrong}`, why: 'wrong-person', text: 'x' }),
      ]
      assert.deepEqual(fold(withBoth), fold(record))
    }),
  )
})

test('a withdrawn entry stays withdrawn in every version of it', () => {
  const wrong = entry(2, 'tier-set', '2026-02-01', { tier: 'A1', source: 'assessment' })
  const corrected = entry(3, 'tier-set', '2026-02-01', { tier: 'A2', source: 'assessment' }, 2)
  const withdrawal = entry(4, 'entry-withdrawn', '2026-02-02', { withdrawn: 'e2', why: 'wrong-person', text: 'x' })
  assert.equal(fold([registered, wrong, corrected, withdrawal]).tier, null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalStandards2007 } from './standards/legacy.ts'
import { type Thread, timelinessOf } from './timeliness.ts'

const supervision = (days: Thread['days']): Thread => ({ subject: 'supervision', ref: '', days })
const on = (threads: readonly Thread[], standard: string, today: string) =>
  timelinessOf(threads, today).find(one => one.standard === standard)

test('a sentence plan is due fifteen working days after the first attended appointment', () => {
  const seen = supervision({ 'first-appointment-attended': '2026-04-01' })
  assert.deepEqual(on([seen], 'SL006', '2026-04-02'), {
    ...{ standard: 'SL006', ref: '', state: 'due', due: '2026-04-24', why: '' },
  })
})

test('a plan made on its due day is met, made the day after it is met late', () => {
  const made = (day: string) =>
    on([supervision({ 'first-appointment-attended': '2026-04-01', 'first-plan': day })], 'SL006', '2026-11-22')?.state
  assert.deepEqual([made('2026-04-24'), made('2026-04-25')], ['met', 'met late'])
})

test('what is not done is due through its due day and overdue from the next', () => {
  const seen = supervision({ 'first-appointment-attended': '2026-04-01' })
  const states = ['2026-04-24', '2026-04-25'].map(today => on([seen], 'SL006', today)?.state)
  assert.deepEqual(states, ['due', 'overdue'])
})

test('a plan does not apply to somebody who has not been seen, and says what the record lacks', () => {
  const plan = on([supervision({ sentenced: '2026-04-01' })], 'SL006', '2026-11-22')
  assert.deepEqual(
    [plan?.state, plan?.why],
    ['not applicable', 'Its clock has not started: the record has no "first-appointment-attended"'],
  )
})

test('an enquiry that is needed has no limit in any source: unknown, with the reason', () => {
  const enquiry: Thread = { subject: 'enquiry', ref: 'police', days: { needed: '2026-04-01' } }
  const made = on([enquiry], 'enquiry-made', '2026-11-22')
  assert.equal(made?.state, 'unknown')
  assert.match(made?.why ?? '', /no source sets a deadline/)
})

test('a review is due on the day that the plan sets, and unknown when it sets none', () => {
  const plan = (day: string | null): Thread => ({
    subject: 'plan',
    ref: '',
    days: { planned: '2026-04-01', 'review-due': day },
  })
  const states = ['2026-07-01', null].map(day => on([plan(day)], 'plan-review', '2026-07-01')?.state)
  assert.deepEqual(states, ['due', 'unknown'])
})

test('after the last year whose bank holidays are known a working-day limit is unknown', () => {
  const aware: Thread = { subject: 'breach', ref: '', days: { 'failure-known': '2028-12-27' } }
  assert.match(on([aware], 'SL014', '2028-12-28')?.why ?? '', /Bank holidays are known from/)
})

test('each referral has a clock of its own', () => {
  const referral = (ref: string, day: string): Thread => ({ subject: 'referral', ref, days: { referred: day } })
  const both = timelinessOf([referral('a', '2026-04-01'), referral('b', '2026-05-01')], '2026-04-20')
  assert.deepEqual(
    both.filter(one => one.standard === 'referral-first-seen').map(({ ref, state }) => [ref, state]),
    [
      ['a', 'overdue'],
      ['b', 'due'],
    ],
  )
})

const tier4 = (today: string, seen: string) => {
  const thread = supervision({ allocated: today, 'first-appointment-attended': seen })
  const all = timelinessOf([thread], seen, nationalStandards2007)
  return all.filter(one => one.standard.startsWith('NS2007-appointment')).map(one => one.state)
}

test('by the standards of 2007 three working days were in time, but not for tier 4', () => {
  assert.deepEqual(tier4('2019-09-02', '2019-09-05'), ['met', 'met late'])
})

test('a clock of 2007 itself is unknown: its bank holidays are not in the data', () => {
  assert.deepEqual(tier4('2007-09-03', '2007-09-06'), ['unknown', 'unknown'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Entry } from '../entry.ts'
import { fold } from '../fold.ts'

let seq = 0
const entry = (kind: string, from: string, body: unknown): Entry => {
  seq += 1
  return {
    ...{ entryId: `entry-${seq}`, personId: 'p', seq, kind, author: 'A1', workDoneBy: 'A1', happened: { from } },
    ...{ recordedAt: new Date(`${from}T10:00:00Z`), supersedes: null, reason: null, body },
  }
}
const sentence = (from: string, type: string) =>
  entry('sentence-started', from, { type, starts: from, requirements: [] })
const booking = (on: string, from: string) =>
  entry('appointment-booked', from, { type: 'COAP', on, practitioner: 'A1' })
const seen = (from: string) => entry('appointment-outcome', from, { outcome: 'ATTC', type: 'COAP' })
const allocated = (from: string, practitioner: string) => entry('allocated', from, { team: 'T', practitioner })
const plan = (from: string) =>
  entry('sentence-plan', from, { objectives: 'Work.', involved: 'yes', reviewDue: '2026-09-01' })

test('the first contact is arranged on the day of booking, not on the day of the appointment', () => {
  const state = fold([sentence('2026-05-04', 'community-order'), booking('2026-05-20', '2026-05-06')])
  assert.equal(state.milestones.arrangedOn, '2026-05-06')
})

test('without a booking on record, an appointment counts as arranged on its own day', () => {
  const state = fold([sentence('2026-05-04', 'community-order'), seen('2026-05-11')])
  assert.deepEqual([state.milestones.arrangedOn, state.milestones.attendedOn], ['2026-05-11', '2026-05-11'])
})

test('a change of officer does not start the clock of allocation again', () => {
  const state = fold([
    sentence('2026-05-04', 'community-order'),
    allocated('2026-05-05', 'A1'),
    allocated('2026-07-01', 'A2'),
  ])
  assert.equal(state.milestones.allocatedOn, '2026-05-05')
})

test('a second plan is not the first', () => {
  const state = fold([sentence('2026-05-04', 'community-order'), plan('2026-05-20'), plan('2026-08-20')])
  assert.equal(state.milestones.plannedOn, '2026-05-20')
})

test('release on licence begins anew: what was done in custody is no first appointment on licence', () => {
  const state = fold([sentence('2026-01-05', 'custody'), seen('2026-01-12'), sentence('2026-06-01', 'licence')])
  assert.equal(state.milestones.attendedOn, null)
})

test('a review keeps the day it had been due, so that it can be told whether it was late', () => {
  const review = entry('review', '2026-09-10', { trigger: 'planned', text: 'On course.', nextDue: '2026-12-10' })
  const state = fold([sentence('2026-05-04', 'community-order'), plan('2026-05-20'), review])
  assert.deepEqual(state.milestones.lastReview, { due: '2026-09-01', on: '2026-09-10' })
})

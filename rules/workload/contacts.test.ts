import assert from 'node:assert/strict'
import test from 'node:test'
import type { SupportContact } from './contacts.ts'
import { contactPoints } from './contacts.ts'
import { profiles } from './profile.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'

const ruleSet = ruleSetFrom(april2021)
const everybody = () => true

const homeVisit: SupportContact = {
  id: '1',
  code: 'CMS18',
  day: '2026-03-01',
  doneBy: 'Amara',
  caseOfficer: 'Bryn',
}

test('a visit made for a colleague moves its points to who made it', () => {
  const { points } = contactPoints([homeVisit], '2026-03-02', everybody, ruleSet)
  assert.deepEqual(Object.fromEntries(points), { Amara: 18, Bryn: -18 })
})

test('a contact counts for seven days, its own the first', () => {
  assert.equal(contactPoints([homeVisit], '2026-03-07', everybody, ruleSet).points.size, 2)
  assert.equal(contactPoints([homeVisit], '2026-03-08', everybody, ruleSet).points.size, 0)
})

test('the seven days are seven across the change of the clocks', () => {
  const contact = { ...homeVisit, day: '2026-03-27' }
  assert.equal(contactPoints([contact], '2026-04-02', everybody, ruleSet).points.size, 2)
  assert.equal(contactPoints([contact], '2026-04-03', everybody, ruleSet).points.size, 0)
})

test('the real-time peer counts a contact for ever', () => {
  assert.equal(contactPoints([homeVisit], '2027-03-01', everybody, ruleSet, profiles.realtime).points.get('Amara'), 18)
})

test('an officer who is not in the file gets nothing, and the other side stands', () => {
  const { points } = contactPoints([homeVisit], '2026-03-02', officer => officer === 'Amara', ruleSet)
  assert.deepEqual(Object.fromEntries(points), { Amara: 18 })
})

test('a code that nobody knows is named, not dropped', () => {
  const { points, leftOut } = contactPoints([{ ...homeVisit, code: 'CMS99' }], '2026-03-02', everybody, ruleSet)
  assert.equal(points.size, 0)
  assert.deepEqual(leftOut, [{ id: '1', why: 'the contact code CMS99 is not known' }])
})

test('work on one own case moves nothing', () => {
  const own = { ...homeVisit, caseOfficer: 'Amara' }
  assert.equal(contactPoints([own], '2026-03-02', everybody, ruleSet).points.size, 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CaseSubject, decide } from './decide.ts'

const now = new Date('2026-11-20T14:00:00Z')
const held: CaseSubject = {
  units: ['HAR1', 'HAR', 'NW', 'N'],
  teamsOfPdu: ['HAR1', 'HAR2'],
  withoutOfficer: false,
  grants: [],
  writers: ['practitioner', 'spo'],
}

test('an SPO sees somebody who waits in the next team, and not somebody whom that team looks after', () => {
  const spo = { accountId: 1, role: 'spo', unit: 'HAR2' } as const
  assert.deepEqual(
    [
      decide(spo, 'read person', { ...held, withoutOfficer: true }, now).allowed,
      decide(spo, 'read person', held, now).allowed,
    ],
    [true, false],
  )
})

test('an inspector reads a sampled record until the inspection ends, and writes nothing in it', () => {
  const inspector = { accountId: 7, role: 'inspector', unit: null } as const
  const sampled = { ...held, grants: [{ accountId: 7, from: new Date('2026-11-01'), until: new Date('2026-12-01') }] }
  const allowed = (action: 'read entry' | 'add entry', at: Date) => decide(inspector, action, sampled, at).allowed
  assert.deepEqual(
    [allowed('read entry', now), allowed('add entry', now), allowed('read entry', new Date('2026-12-01'))],
    [true, false, false],
  )
})

test('a regional director opens no single case, not even in their own region', () => {
  assert.equal(decide({ accountId: 3, role: 'regional-director', unit: 'NW' }, 'read person', held, now).allowed, false)
})

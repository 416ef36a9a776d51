import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Action, type CaseSubject, decide } from './decide.ts'

const now = new Date('2026-11-20T14:00:00Z')
const today = { from: new Date('2026-11-20T00:00:00Z'), until: new Date('2026-11-21T00:00:00Z') }
const held: CaseSubject = {
  units: ['HAR1', 'HAR', 'NW', 'N'],
  teamsOfPdu: ['HAR1', 'HAR2'],
  officer: 'N01A001',
  exclusions: [],
  restrictions: [],
  letIn: [],
  purposes: [],
  samples: [],
  emergencies: [],
  offeredTo: [],
  writers: ['practitioner', 'spo'],
}
const ada = { accountId: 1, role: 'practitioner', unit: 'HAR1', practitioner: 'N01A001' } as const
const ben = { accountId: 2, role: 'practitioner', unit: 'HAR1', practitioner: 'N01A002' } as const
const head = { accountId: 3, role: 'pdu-head', unit: 'HAR', practitioner: null } as const
const inspector = { accountId: 7, role: 'inspector', unit: null, practitioner: null } as const
const actions: readonly Action[] = ['list', 'open', 'write']

const may = (actor: Parameters<typeof decide>[0], subject: Partial<CaseSubject> = {}, at = now): boolean[] =>
  actions.map(action => decide(actor, action, { ...held, ...subject }, at).allowed)

test('an officer opens their own case at once, and a colleague after they said why', () => {
  assert.deepEqual(may(ada), [true, true, true])
  assert.deepEqual(may(ben), [true, false, false])
  assert.deepEqual(may(ben, { purposes: [{ accountId: 2, ...today }] }), [true, true, true])
})

test('a head of unit says why first, and what is said for one record opens no other', () => {
  assert.deepEqual(may(head), [true, false, false])
  assert.deepEqual(may(head, { purposes: [{ accountId: 1, ...today }] }), [true, false, false])
})

test('an SPO sees somebody who waits in the next team, and not somebody whom that team looks after', () => {
  const spo = { accountId: 4, role: 'spo', unit: 'HAR2', practitioner: null } as const
  assert.deepEqual(
    [may(spo, { officer: null }), may(spo)],
    [
      [true, false, false],
      [false, false, false],
    ],
  )
})

test('who is kept out stays out, named or not, whatever else they have', () => {
  const everything = {
    exclusions: [{ accountId: 1, ...today }],
    restrictions: [{ accountId: 1, ...today }],
    emergencies: [{ accountId: 1, ...today, second: true }],
  }
  assert.deepEqual(may(ada, everything), [false, false, false])
})

test('a restriction that ends at two lets the others in again at two', () => {
  const restrictions = [{ accountId: 9, from: today.from, until: new Date('2026-11-20T14:00:00Z') }]
  assert.deepEqual(may(ada, { restrictions }, new Date('2026-11-20T13:59:59Z')), [false, false, false])
  assert.deepEqual(may(ada, { restrictions }), [true, true, true])
})

test('a unit that is asked to take a case meets the person and writes its answer, and opens nothing', () => {
  const ines = { accountId: 8, role: 'spo', unit: 'MOO1', practitioner: null } as const
  const asked = { offeredTo: ['MOO1', 'MOO', 'NW', 'N'], writers: ['spo'] } as const
  assert.deepEqual(may(ines, asked), [true, false, false])
  assert.deepEqual(may(ines, { ...asked, answersMove: true }), [true, false, true])
  assert.deepEqual(may(ines, { ...asked, answersMove: true, writers: ['practitioner'] }), [true, false, false])
  assert.deepEqual(may({ ...ines, role: 'practitioner' }, { ...asked, answersMove: true }), [false, false, false])
  const restricted = { ...asked, answersMove: true, restrictions: [{ accountId: 8, ...today }] }
  assert.deepEqual(may(ines, restricted), [false, false, false])
})

test('an emergency opens a record to read, and a restricted one only with a second person', () => {
  const gil = { accountId: 5, role: 'practitioner', unit: 'MOO1', practitioner: 'N01A007' } as const
  const alone = { emergencies: [{ accountId: 5, ...today, second: false }] }
  const restricted = { ...alone, restrictions: [{ accountId: 9, ...today }] }
  assert.deepEqual(may(gil, alone), [true, true, false])
  assert.deepEqual(may(gil, restricted), [false, false, false])
})

test('an inspector reads a sampled record until the inspection ends, and writes nothing in it', () => {
  const samples = [{ accountId: 7, from: new Date('2026-11-01'), until: new Date('2026-12-01') }]
  assert.deepEqual(may(inspector, { samples }), [true, true, false])
  assert.deepEqual(may(inspector, { samples }, new Date('2026-12-01')), [false, false, false])
})

test('a regional director opens no single case, not even in their own region', () => {
  assert.deepEqual(may({ accountId: 6, role: 'regional-director', unit: 'NW', practitioner: null }), [
    false,
    false,
    false,
  ])
})

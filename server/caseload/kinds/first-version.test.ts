import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry } from '../record/entry.ts'
import { foldOf } from '../record/fold.ts'
import { recordInMemory } from '../record/testing.ts'
import { titleOf } from '../words/entry-words.ts'
import { kindOf } from './registry.ts'

const person = {
  name: 'Aled Finch',
  crn: 'X100001',
  dateOfBirth: '1988-07-19',
  sex: 'male',
  ethnicity: 'not-stated',
  language: 'Welsh',
  team: 'HAR1',
}
/** Bodies as the first version of Candour wrote them, with the words they were shown with. Existing records hold them. */
const bodies: readonly (readonly [string, unknown, string])[] = [
  ['person-registered', person, 'Person registered: Aled Finch, X100001'],
  [
    'sentence-started',
    { type: 'community-order', starts: '2026-05-04', requirements: ['unpaid-work'] },
    'Sentence started: Community order',
  ],
  ['contact', { type: 'phone', text: 'Spoke.' }, 'Contact: Phone call'],
  ['contact', { type: 'message', text: 'Spoke.' }, 'Contact: Text message or email'],
  ['contact', { type: 'letter', text: 'Spoke.' }, 'Contact: Letter'],
  ['contact', { type: 'professional', text: 'Spoke.' }, 'Contact: With another professional'],
  [
    'appointment-outcome',
    { outcome: 'attended-complied', withWhom: 'Ada' },
    'Appointment outcome: Attended and complied',
  ],
  [
    'appointment-outcome',
    { outcome: 'attended-failed-to-comply', withWhom: 'Ada' },
    'Appointment outcome: Attended, failed to comply',
  ],
  ['appointment-outcome', { outcome: 'sent-home', withWhom: 'Ada' }, 'Appointment outcome: Attended, sent home'],
  [
    'appointment-outcome',
    { outcome: 'unacceptable-absence', withWhom: 'Ada' },
    'Appointment outcome: Unacceptable absence',
  ],
  ['appointment-outcome', { outcome: 'rescheduled', withWhom: 'Ada' }, 'Appointment outcome: Rescheduled'],
  ['home-visit', { result: 'seen', text: 'Calm.' }, 'Home visit: The person was seen'],
  [
    'registration',
    { act: 'added', type: 'mappa', level: 'Category 2, level 1' },
    'Registration: MAPPA, Category 2, level 1: added',
  ],
  ['registration', { act: 'added', type: 'risk-to-staff' }, 'Registration: Risk to staff: added'],
  ['registration', { act: 'removed', type: 'risk-to-staff' }, 'Registration: Risk to staff: removed'],
  ['sentence-ended', { why: 'completed' }, 'Sentence ended: Completed'],
]

const entry = ([kind, body]: readonly [string, unknown, string], index: number): Entry => ({
  entryId: `e${index}`,
  personId: 'p',
  seq: index + 1,
  kind,
  author: 'N01A001',
  workDoneBy: 'N01A001',
  happened: { from: `2026-05-${String(index + 4).padStart(2, '0')}` },
  recordedAt: new Date('2026-06-30T10:00:00Z'),
  supersedes: null,
  reason: null,
  body,
})

test('what the first version wrote reads as it did', () => {
  assert.deepEqual(
    bodies.map((one, index) => titleOf(entry(one, index))),
    bodies.map(([, , title]) => title),
  )
})

test('what the first version wrote is still taken, so that it can be corrected and loaded', () => {
  const refused = bodies.filter(([kind, body]) => !kindOf(kind).schema.safeParse(body).success)
  assert.deepEqual(refused, [])
})

test('outcomes of the first version stand among the appointments of today, by their codes', () => {
  const state = foldOf(bodies.map(entry))
  assert.deepEqual(
    state.appointments.map(({ outcome, attended, complied }) => [outcome, attended, complied]),
    [
      ['ATTC', true, true],
      ['AFTC', true, false],
      ['sent-home', true, null],
      ['UAAB', false, false],
      ['rescheduled', false, null],
    ],
  )
  assert.deepEqual([state.firstAttendedOn, state.lastContact], ['2026-05-10', '2026-05-15'])
})

test('a registration that the first version added is taken off by the code of today', () => {
  const { write, state } = recordInMemory()
  write('person-registered', person)
  write('registration', { act: 'added', type: 'child-protection' })
  write('registration', { act: 'removed', type: 'RCPR' })
  assert.deepEqual(state().registrations, [])
})

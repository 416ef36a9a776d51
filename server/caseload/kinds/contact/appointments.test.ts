import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'
import { exampleBodies } from '../testing.ts'

const registered = exampleBodies(kind => kind, '2026-01-05')['person-registered']

const record = () => {
  const { write, state } = recordInMemory()
  write('person-registered', registered, { on: '2025-01-05' })
  const book = (on: string, made: string) =>
    write('appointment-booked', { type: 'COAI', on, at: '14:30', practitioner: 'N01A002' }, { on: made })
  const outcome = (body: object, on: string) => write('appointment-outcome', { outcome: 'ATTC', ...body }, { on })
  return { write, state, book, outcome }
}

const refusedAt = (field: string) => (error: unknown) =>
  error instanceof EntryRefused && error.problems[0]?.field === field

test('an appointment of the days to come waits without an outcome', () => {
  const { state, book } = record()
  const booking = book('2026-12-01', '2026-11-20')
  assert.deepEqual(state().appointments, [
    {
      booking,
      type: 'COAI',
      on: '2026-12-01',
      at: '14:30',
      practitioner: 'N01A002',
      place: null,
      nationalStandard: true,
      requirement: null,
      outcome: null,
      attended: null,
      complied: null,
      rarDay: false,
    },
  ])
  assert.deepEqual([state().firstAppointmentOn, state().firstAttendedOn], ['2026-12-01', null])
})

test('its outcome says what became of it, and the next one agreed in the same form waits in its place', () => {
  const { state, book, outcome } = record()
  const first = book('2026-11-10', '2026-11-02')
  const seen = outcome({ booking: first, rarDay: 'yes', nextOn: '2026-12-08', nextAt: '10:00' }, '2026-11-10')
  assert.deepEqual(
    state().appointments.map(one => [one.booking, one.on, one.at, one.outcome, one.rarDay]),
    [
      [first, '2026-11-10', '14:30', 'ATTC', true],
      [seen, '2026-12-08', '10:00', null, false],
    ],
  )
  assert.deepEqual([state().firstAttendedOn, state().lastContact], ['2026-11-10', '2026-11-10'])
})

test('the next appointment is settled by an outcome that names the one at which it was agreed', () => {
  const { state, outcome } = record()
  const walkIn = outcome({ type: 'COAP', nextOn: '2026-11-12' }, '2026-11-05')
  outcome({ booking: walkIn, outcome: 'UAAB' }, '2026-11-12')
  assert.deepEqual(
    state().appointments.map(one => [one.on, one.outcome]),
    [
      ['2026-11-05', 'ATTC'],
      ['2026-11-12', 'UAAB'],
    ],
  )
})

test('an outcome is refused for an appointment that has one already, and for one that nobody booked', () => {
  const { book, outcome } = record()
  const booking = book('2026-11-10', '2026-11-02')
  outcome({ booking }, '2026-11-10')
  assert.throws(() => outcome({ booking }, '2026-11-11'), refusedAt('booking'))
  assert.throws(() => outcome({ booking: '0b8f6c1e-58a4-4f1e-9a55-3f1f7a0c8a11' }, '2026-11-11'), refusedAt('booking'))
})

test('an absence is settled again once its reason is known', () => {
  const { state, book, outcome } = record()
  const booking = book('2026-11-10', '2026-11-02')
  outcome({ booking, outcome: 'AFTA' }, '2026-11-10')
  outcome({ booking, outcome: 'AAME' }, '2026-11-13')
  assert.deepEqual(
    state().appointments.map(one => one.outcome),
    ['AAME'],
  )
})

test('a booking that is corrected keeps its outcome', () => {
  const { write, state, book, outcome } = record()
  const booking = book('2026-11-10', '2026-11-02')
  outcome({ booking }, '2026-11-10')
  write(
    'appointment-booked',
    { type: 'COAP', on: '2026-11-10', practitioner: 'N01A001' },
    {
      on: '2026-11-02',
      supersedes: booking,
    },
  )
  assert.deepEqual(
    state().appointments.map(one => [one.booking, one.type, one.outcome]),
    [[booking, 'COAP', 'ATTC']],
  )
})

test('nobody attends before the day, and nothing is booked into the past', () => {
  const { book, outcome } = record()
  const booking = book('2026-11-15', '2026-11-02')
  assert.throws(() => outcome({ booking }, '2026-11-14'), refusedAt('happened'))
  assert.throws(() => book('2026-11-01', '2026-11-02'), refusedAt('on'))
  assert.throws(() => outcome({ nextOn: '2026-11-01' }, '2026-11-02'), refusedAt('nextOn'))
})

test('settled appointments of more than thirteen months before fall out of what is kept, and open ones stay', () => {
  const { state, book, outcome } = record()
  outcome({ type: 'COAP' }, '2025-02-03')
  const open = book('2025-02-10', '2025-02-03')
  outcome({ type: 'COAP' }, '2026-11-10')
  assert.deepEqual(
    state().appointments.map(one => one.booking === open || one.on),
    [true, '2026-11-10'],
  )
  assert.equal(state().firstAttendedOn, '2025-02-03')
})

test('an outcome that contradicts what it says of the person is refused', () => {
  const { outcome } = record()
  assert.throws(() => outcome({ outcome: 'ATTC', complied: 'no' }, '2026-11-02'), refusedAt('complied'))
  assert.throws(() => outcome({ outcome: 'UAAB', rarDay: 'yes' }, '2026-11-02'), refusedAt('rarDay'))
})

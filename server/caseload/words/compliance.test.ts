import assert from 'node:assert/strict'
import { test } from 'node:test'
import { booked } from '../kinds/contact/appointments.ts'
import { nothingRecorded } from '../record/state.ts'
import { complianceOf } from './compliance.ts'

const kept = { outcome: 'ATTC', attended: true, complied: true }
const missed = { outcome: 'UAAB', attended: false, complied: false }
const excused = { outcome: 'AAME', attended: false, complied: false }
const appointment = (on: string, outcome: object, type = 'COAP') => ({
  ...booked({ booking: on, type, on, practitioner: 'A1' }),
  ...outcome,
})
const person = (...appointments: ReturnType<typeof appointment>[]) => ({
  ...nothingRecorded,
  sentence: { type: 'licence' as const, started: '2025-01-06', ends: null, requirements: [] },
  appointments,
})
const values = (state: Parameters<typeof complianceOf>[0]) =>
  complianceOf(state, '2026-11-22').rows.map(row => row.value.split(',')[0])

test('an acceptable absence is no failure to comply', () => {
  assert.deepEqual(values(person(appointment('2026-10-01', kept), appointment('2026-10-08', excused))), [
    '1 appointment',
    '0 appointments',
    '1 appointment',
  ])
})

test('a failure of thirteen months ago is not counted, one of eleven months ago is', () => {
  assert.deepEqual(
    values(person(appointment('2025-10-20', missed), appointment('2025-12-22', missed)))[1],
    '1 appointment',
  )
})

test('a contact that does not count towards the national standards is left out', () => {
  assert.deepEqual(values(person(appointment('2026-10-01', missed, 'COOO')))[1], '0 appointments')
})

test('two failures on licence suggest recall, and one does not', () => {
  const two = complianceOf(person(appointment('2026-09-01', missed), appointment('2026-10-01', missed)), '2026-11-22')
  const one = complianceOf(person(appointment('2026-10-01', missed)), '2026-11-22')
  assert.deepEqual([two.remarks, one.remarks], [['Two failures in twelve months suggest recall.'], []])
})

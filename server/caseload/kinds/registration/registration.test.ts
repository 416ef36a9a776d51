import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../../record/entry.ts'
import { recordInMemory } from '../../record/testing.ts'
import { exampleBodies } from '../testing.ts'

const registered = exampleBodies(kind => kind, '2020-01-06')['person-registered']

const record = () => {
  const { write, state } = recordInMemory()
  write('person-registered', registered, { on: '2020-01-06' })
  const register = (body: object, on: string) => write('registration', { act: 'added', ...body }, { on })
  return { register, state }
}

const refusedAt = (field: string, words: RegExp) => (error: unknown) =>
  error instanceof EntryRefused && error.problems[0]?.field === field && words.test(error.problems[0].message)

test('a MAPPA registration keeps category and level apart, and says when it is looked at again', () => {
  const { register, state } = record()
  register({ type: 'MAPP', mappaCategory: 'M2', mappaLevel: 'M1' }, '2026-08-31')
  assert.deepEqual(state().registrations, [
    {
      type: 'MAPP',
      level: 'Category 2: violent or other sexual offender, level 1: ordinary agency management',
      mappaCategory: 'M2',
      mappaLevel: 'M1',
      since: '2026-08-31',
      reviewedOn: null,
      reviewDue: '2027-02-28',
    },
  ])
})

test('a review keeps since when it stands, and moves the day of the next', () => {
  const { register, state } = record()
  register({ type: 'RCPR' }, '2026-06-01')
  register({ type: 'RCPR', act: 'reviewed', reviewDue: '2026-12-01' }, '2026-09-01')
  const [one] = state().registrations
  assert.deepEqual([one?.since, one?.reviewedOn, one?.reviewDue], ['2026-06-01', '2026-09-01', '2026-12-01'])
})

test('what is not registered cannot be reviewed', () => {
  const { register } = record()
  assert.throws(() => register({ type: 'IIOM', act: 'reviewed' }, '2026-09-01'), refusedAt('type', /add it instead/))
})

test('MAPPA asks for its category and its level, and no other registration has them', () => {
  const { register } = record()
  const on = '2026-09-01'
  assert.throws(() => register({ type: 'MAPP' }, on), refusedAt('mappaCategory', /Select the MAPPA category/))
  assert.throws(() => register({ type: 'MAPP', mappaCategory: 'M1' }, on), refusedAt('mappaLevel', /belong together/))
  assert.throws(
    () => register({ type: 'RCPR', mappaLevel: 'M1', mappaCategory: 'M1' }, on),
    refusedAt('mappaCategory', /Only/),
  )
})

test('a category that did not exist on the day is refused with those that did', () => {
  const { register } = record()
  const body = { type: 'MAPP', mappaCategory: 'M4', mappaLevel: 'M2' }
  const words = /"M4".*was not in use on 5 May 2021\. Use one of: M1 .*, M2 .*, M3 /
  assert.throws(() => register(body, '2021-05-05'), refusedAt('mappaCategory', words))
  assert.doesNotThrow(() => register(body, '2023-05-05'))
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { sayWhy } from '../../access/testing.ts'
import { entriesOf } from '../../record/stored.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const bea = ids.get('X100002') ?? assert.fail()
const form = `/people/${bea}/entries/new`
const outcome = {
  kind: 'appointment-outcome',
  happened: 'yesterday',
  outcome: 'attended-complied',
  withWhom: 'Ben Okafor',
  text: 'Came on time.\r\nSpoke of work.',
  workDoneBy: 'N01A002',
}

test('an outcome is recorded with who did the work and who wrote it, its lines as one machine writes them', async () => {
  const answer = await (await signIn('ada')).post(form, outcome, `${form}?kind=appointment-outcome`)
  const record = await as(databases, 'ada', trx => entriesOf(trx, [bea]))
  const entry = record.at(-1)
  assert.deepEqual(
    [answer.status, answer.location, entry?.author, entry?.workDoneBy, entry?.body],
    [
      303,
      `/people/${bea}`,
      'N01A001',
      'N01A002',
      { outcome: 'attended-complied', withWhom: 'Ben Okafor', text: 'Came on time.\nSpoke of work.' },
    ],
  )
})

test('a refused form names everything that is wrong at once and keeps what was typed', async () => {
  const ada = await signIn('ada')
  const typed = { ...outcome, happened: '31 Feb', outcome: '', text: 'A long note that must not be lost.' }
  const { body } = await ada.follow(await ada.post(form, typed, `${form}?kind=appointment-outcome`))
  const said = [
    '“31 Feb” is not in the calendar: February has days 1 to 29',
    'Select the outcome of the appointment',
    'A long note that must not be lost.',
    'value="31 Feb"',
  ]
  assert.deepEqual(
    said.filter(text => !body.includes(text)),
    [],
  )
})

test('a day in the future is refused: an entry records what has happened', async () => {
  const ada = await signIn('ada')
  const { body } = await ada.follow(
    await ada.post(form, { ...outcome, happened: '1 1 2199' }, `${form}?kind=appointment-outcome`),
  )
  assert.match(body, /Enter a day that is not in the future/)
})

test('work is credited only to somebody who exists', async () => {
  const ada = await signIn('ada')
  const { body } = await ada.follow(
    await ada.post(form, { ...outcome, workDoneBy: 'N99Z999' }, `${form}?kind=appointment-outcome`),
  )
  assert.match(body, /Select the practitioner who did the work/)
})

test('a head of unit is offered what managers write, and nothing else', async () => {
  const head = await signIn('head')
  await sayWhy(head, bea)
  const { body } = await head.get(form)
  const offered = [...body.matchAll(/name="kind" type="radio" value="([^"]+)"/g)].map(([, kind]) => kind)
  assert.deepEqual(
    ['allocated', 'contact'].map(kind => offered.includes(kind)),
    [true, false],
  )
})

test('a practitioner who posts a manager’s entry is refused, and nothing is written', async () => {
  const before = (await as(databases, 'ada', trx => entriesOf(trx, [bea]))).length
  const ada = await signIn('ada')
  await ada.post(form, { kind: 'allocated', happened: 'today', team: 'HAR1', practitioner: 'N01A001' })
  assert.equal((await as(databases, 'ada', trx => entriesOf(trx, [bea]))).length, before)
})

test('a manager who hands a case to a team out of their sight lands on the list', async () => {
  const esme = await signIn('esme')
  const typed = { kind: 'allocated', happened: 'today', team: 'MOO1', practitioner: 'N01A007' }
  const cal = `/people/${ids.get('X100003')}/entries/new`
  const answer = await esme.post(cal, typed, `${cal}?kind=allocated`)
  assert.deepEqual([answer.status, answer.location], [303, '/people'])
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { rooms } from '../../../rooms.ts'
import { seedService } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, rooms)
const ids = await seedService(databases)
const page = '/allocation'

test('an SPO sees who waits in the whole PDU, the longest first, also in the team next door', async () => {
  const { body } = await (await signIn('femi')).get(page)
  const order = ['Dina Holloway', 'Iris Vane', 'Ewan Pike'].map(name => body.indexOf(name))
  assert.ok(
    order.every((place, index) => place > (order[index - 1] ?? 0)),
    String(order),
  )
})

test('a national director sees the count of each unit, the worst first, and no name', async () => {
  const { body } = await (await signIn('nation')).get(page)
  assert.deepEqual(
    [body.includes('Dina Holloway'), body.indexOf('Harbour<') < body.indexOf('Moorland<')],
    [false, true],
  )
})

test('a visitor is asked to sign in before a count is shown', async () => {
  const { visitor } = await startTestApp({ after }, rooms)
  const { status, location } = await visitor().get(page)
  assert.deepEqual([status, location], [303, `/sign-in?to=${encodeURIComponent(page)}`])
})

test('the rules that bind everybody hold in the form of the record too, not only in the queue', async () => {
  const esme = await signIn('esme')
  const form = `/people/${ids.get('X100004')}/entries/new`
  const fields = { kind: 'allocated', happened: 'today', team: 'HAR1', practitioner: 'N01A002' }
  const refused = await esme.post(form, { ...fields, draftId: crypto.randomUUID() }, `${form}?kind=allocated`)
  assert.match((await esme.follow(refused)).body, /only a qualified probation officer may hold the case, not a PSO/)
})

test('the old address leads to the queue with what it asked for', async () => {
  const { status, location } = await (await signIn('head')).get('/people/without-an-officer?pdu=HAR&page=2')
  assert.deepEqual([status, location], [303, '/allocation?pdu=HAR&page=2'])
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const today = new Date('2026-11-23T08:30:00Z')
const { databases, signIn } = await startTestApp({ after }, [room], () => today)
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()

const book = (on: string, at: string) =>
  as(databases, 'ada', trx =>
    appendEntry(trx, {
      personId: aled,
      kind: 'appointment-booked',
      happened: { from: '2026-11-16' },
      author: 'N01A001',
      workDoneBy: 'N01A001',
      body: { type: 'COAP', on, at, practitioner: 'N01A001' },
      now: new Date('2026-11-16T10:00:00Z'),
    }),
  )
const past = await book('2026-11-20', '14:30')
await book('2026-11-23', '10:00')

const outcomePath = `/people/${aled}/appointments/${past.entryId}`

test('a practitioner’s home says what is on today, what has no outcome, what is overdue, and why', async () => {
  const { body } = await (await signIn('ada')).get('/')
  const said = [
    'Appointments today: 1',
    'Outcomes not recorded: 1',
    'Aled Finch: See the person for the first time',
    'Started 4 May 2026 with the sentence. Within 5 working days of the sentence',
    'Today at 10:00',
  ]
  assert.deepEqual(
    said.filter(text => !body.includes(text)),
    [],
  )
})

test('a colleague’s home says nothing of it', async () => {
  const { body } = await (await signIn('carys')).get('/')
  assert.ok(!body.includes('Aled Finch'))
})

test('an outcome without a choice is refused with the note kept', async () => {
  const ada = await signIn('ada')
  const typed = { text: 'Spoke of work.', happened: '20 November 2026', workDoneBy: 'N01A001' }
  const { body } = await ada.follow(await ada.post(outcomePath, typed))
  assert.match(body, /Select the outcome of the appointment/)
  assert.match(body, /Spoke of work\./)
})

test('an outcome recorded from home leads back there, and the appointment is off the list', async () => {
  const ada = await signIn('ada')
  const typed = { outcome: 'ATTC', happened: '20 November 2026', workDoneBy: 'N01A001', booking: past.entryId }
  const answer = await ada.post(outcomePath, { ...typed, from: 'home' })
  const { body } = await ada.follow(answer)
  assert.deepEqual([answer.location, body.includes('Outcomes not recorded')], ['/', false])
})

test('a senior sees how the team stands, each number leading to its people', async () => {
  const { body } = await (await signIn('esme')).get('/')
  assert.match(body, /How Harbour Team 1 stands/)
  const [, href] = /href="(\/teams\/HAR1\/timeliness\/first-appointment\?state=overdue)"/.exec(body) ?? []
  const people = await (await signIn('esme')).get(href ?? assert.fail('no link'))
  assert.match(people.body, /Bea Sorrel/)
})

test('who has no cases of their own gets the home page of the service', async () => {
  const { body } = await (await signIn('head')).get('/')
  assert.match(body, /What you can do here/)
  assert.ok(!body.includes('Overdue'))
})

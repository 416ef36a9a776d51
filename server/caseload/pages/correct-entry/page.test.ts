import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { entriesOf } from '../../record/stored.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()

const recordCall = () =>
  as(databases, 'ada', trx =>
    appendEntry(trx, {
      personId: aled,
      kind: 'contact',
      happened: { from: '2026-10-01' },
      author: 'N01A001',
      workDoneBy: 'N01A001',
      body: { type: 'phone', text: 'Spoke.' },
      now: new Date('2026-10-01T15:00:00Z'),
    }),
  )
const correctionOf = (entryId: string): string => `/people/${aled}/entries/${entryId}/correct`
const typed = { correctionReason: 'It was a video call', happened: '1 October 2026', type: 'video', text: 'Spoke.' }

test('a correction stands beside the original and says why', async () => {
  const { entryId } = await recordCall()
  await (await signIn('ada')).post(correctionOf(entryId), typed)
  const record = await as(databases, 'ada', trx => entriesOf(trx, [aled]))
  const [original, correction] = record.slice(-2)
  assert.deepEqual(
    [original?.entryId, original?.body, correction?.supersedes, correction?.reason],
    [entryId, { type: 'phone', text: 'Spoke.' }, entryId, 'It was a video call'],
  )
})

test('a correction without a reason is refused', async () => {
  const { entryId } = await recordCall()
  const ada = await signIn('ada')
  const { body } = await ada.follow(await ada.post(correctionOf(entryId), { ...typed, correctionReason: '' }))
  assert.match(body, /Enter why the entry is corrected/)
})

test('the second of two who correct at once sees the first’s version, keeps their text, and may go on from there', async () => {
  const { entryId } = await recordCall()
  const [ada, esme] = [await signIn('ada'), await signIn('esme')]
  await ada.post(correctionOf(entryId), typed)
  const mine = { ...typed, text: 'We spoke about the hostel.', workDoneBy: 'N01A001' }
  const { body } = await esme.follow(await esme.post(correctionOf(entryId), mine))
  const action = body.match(/action="(\/people\/[^"]+\/correct)"/)?.[1] ?? ''
  assert.match(body, /Ada Whitlock corrected this entry on/)
  assert.ok(body.includes('We spoke about the hostel.'))
  assert.equal((await esme.post(action, mine)).location, `/people/${aled}`)
})

test('an entry of a person in another team cannot be corrected: it is not found', async () => {
  const { entryId } = await recordCall()
  assert.equal((await (await signIn('gil')).get(correctionOf(entryId))).status, 404)
})

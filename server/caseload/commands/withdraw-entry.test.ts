import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { EntryRefused } from '../record/entry.ts'
import { fold } from '../record/fold.ts'
import { entriesOf } from '../record/stored.ts'
import { room } from '../room.ts'
import { caseload } from '../tables.ts'
import { as, seedCaseload } from '../testing.ts'
import { appendEntry } from './append-entry.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const now = new Date('2026-11-20T14:00:00Z')

const write = (kind: string, body: object, supersedes?: string) =>
  as(databases, 'ada', trx =>
    appendEntry(trx, {
      personId: aled,
      kind,
      happened: { from: '2026-11-19' },
      author: 'N01A001',
      workDoneBy: 'N01A001',
      body,
      now,
      ...(supersedes ? { supersedes, reason: 'Wrong' } : {}),
    }),
  )
const tier = (name: string, supersedes?: string) => write('tier-set', { tier: name, source: 'assessment' }, supersedes)
const withdraw = (entry: string) =>
  write('entry-withdrawn', { withdrawn: entry, why: 'wrong-person', text: 'Of Cal Draper.' })
const tierNow = () =>
  as(databases, 'ada', async trx => {
    const row = await caseload(trx)
      .selectFrom('caseload.person')
      .select(['tier', 'state'])
      .where('person_id', '=', aled)
      .executeTakeFirstOrThrow()
    assert.deepEqual(row.state, fold(await entriesOf(trx, [aled])))
    return row.tier
  })

const refused = (words: RegExp) => (error: unknown) => error instanceof EntryRefused && words.test(error.message)

test('an entry that was written on the wrong person no longer counts, and the record says again what it said before', async () => {
  const wrong = await tier('A3')
  const before = await tierNow()
  await withdraw(wrong.entryId)
  assert.deepEqual([before, await tierNow()], ['A3', 'B2'])
})

test('an entry and its withdrawal both stay readable, each leading to the other', async () => {
  const wrong = await tier('A2')
  const withdrawal = await withdraw(wrong.entryId)
  const ada = await signIn('ada')
  const timeline = await ada.get(`/people/${aled}`)
  const page = await ada.get(`/people/${aled}/entries/${wrong.entryId}`)
  assert.match(timeline.body, /Withdrawn/)
  assert.match(timeline.body, /It was written in the record of the wrong person/)
  assert.ok(page.body.includes(`href="/people/${aled}/entries/${withdrawal.entryId}"`))
  assert.doesNotMatch(page.body, /Correct this entry/)
})

test('the page about an entry leads to a form in which it is chosen', async () => {
  const { entryId } = await tier('C1')
  const ada = await signIn('ada')
  const href = `/people/${aled}/entries/new?kind=entry-withdrawn&about=${entryId}`
  const page = await ada.get(`/people/${aled}/entries/${entryId}`)
  assert.ok(page.body.replaceAll('&amp;', '&').includes(href))
  const form = await ada.get(href)
  assert.match(form.body, new RegExp(`<option value="${entryId}" selected>Tier set: Tier C1, 19 November 2026<`))
  const typed = { kind: 'entry-withdrawn', happened: 'today', withdrawn: entryId, why: 'duplicate', text: 'Twice.' }
  assert.equal((await ada.post(`/people/${aled}/entries/new`, typed, href)).status, 303)
  assert.equal(await tierNow(), 'B2')
})

test('a form that was refused still has the entry chosen, and a number that is none chooses nothing', async () => {
  const { entryId } = await tier('C2')
  const ada = await signIn('ada')
  const page = `/people/${aled}/entries/new?kind=entry-withdrawn`
  const sent = await ada.post(`/people/${aled}/entries/new`, { kind: 'entry-withdrawn', withdrawn: entryId }, page)
  const refused = await ada.follow(sent)
  assert.match(refused.body, new RegExp(`<option value="${entryId}" selected>Tier set: Tier C2`))
  assert.equal((await ada.get(`${page}&about=nonsense`)).status, 200)
  await withdraw(entryId)
})

test('what is withdrawn is neither corrected nor withdrawn again', async () => {
  const wrong = await tier('A1')
  const withdrawal = await withdraw(wrong.entryId)
  await assert.rejects(tier('A0', wrong.entryId), refused(/was withdrawn: write it again/))
  await assert.rejects(withdraw(wrong.entryId), refused(/withdrawn already/))
  await assert.rejects(withdraw(withdrawal.entryId), refused(/A withdrawal cannot be withdrawn/))
})

test('a correction that was withdrawn takes the first version with it', async () => {
  const wrong = await tier('A1')
  const corrected = await tier('A2', wrong.entryId)
  await withdraw(corrected.entryId)
  assert.equal(await tierNow(), 'B2')
})

test('the registration cannot be withdrawn, nor an entry of somebody else', async () => {
  const [first] = await as(databases, 'ada', trx => entriesOf(trx, [aled]))
  const bea = ids.get('X100002') ?? assert.fail()
  const [ofBea] = await as(databases, 'ada', trx => entriesOf(trx, [bea]))
  await assert.rejects(withdraw(first?.entryId ?? ''), refused(/registration of the person cannot be withdrawn/))
  await assert.rejects(withdraw(ofBea?.entryId ?? ''), refused(/no entry with this number/))
})

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import type { Client } from '#platform/web/testing-client.ts'
import { entriesOf } from '../record/stored.ts'
import { room } from '../room.ts'
import { caseload } from '../tables.ts'
import { as, seedCaseload } from '../testing.ts'
import { myDrafts } from './stored-drafts.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const bea = ids.get('X100002') ?? assert.fail()
const form = `/people/${bea}/entries/new`
const contactForm = `${form}?kind=contact`
const note = 'Bea rang about the hostel on Larch Street.'
const contact = { kind: 'contact', happened: 'yesterday', type: 'phone', text: note }

const record = () => as(databases, 'ada', trx => entriesOf(trx, [bea]))
const newContacts = async (text: string) =>
  (await record()).filter(entry => entry.kind === 'contact' && JSON.stringify(entry.body).includes(text))
/** What an open form carries in its hidden fields. */
const carriedBy = (body: string): { draftId: string; draftRevision: string; openedAt: string } => {
  const field = (name: string) => body.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? assert.fail(name)
  return { draftId: field('draftId'), draftRevision: field('draftRevision'), openedAt: field('openedAt') }
}
const openContact = async (client: Client, address = contactForm) => carriedBy((await client.get(address)).body)
const saveDraft = (client: Client, typed: Readonly<Record<string, string>>) =>
  client.post(`${form}/draft`, typed, contactForm)

test('a draft keeps what was typed, checked or not, and is there after signing in again', async () => {
  const ada = await signIn('ada')
  const saved = await saveDraft(ada, { ...contact, ...(await openContact(ada)), happened: 'soon', type: '' })
  assert.match((await ada.follow(saved)).body, /Draft saved at/)
  const { body } = await (await signIn('ada')).get(saved.location ?? '')
  assert.deepEqual(
    [note, 'value="soon"'].filter(text => !body.includes(text)),
    [],
  )
})

test('a draft is listed where its writer adds an entry, and nobody else sees it', async () => {
  const ada = await signIn('ada')
  const saved = await saveDraft(ada, { ...contact, ...(await openContact(ada)), text: 'Only for me.' })
  const draftId = saved.location?.match(/draft=([\w-]+)/)?.[1] ?? ''
  assert.ok((await ada.get(form)).body.includes(draftId))
  const esme = await signIn('esme')
  assert.doesNotMatch((await esme.get(form)).body, /Go on with a draft/)
  assert.doesNotMatch((await esme.get(`${contactForm}&draft=${draftId}`)).body, /Only for me/)
})

test('a copy of the table shows no word of a draft, not even to the system', async () => {
  const ada = await signIn('ada')
  await saveDraft(ada, { ...contact, ...(await openContact(ada)), text: 'Secretive' })
  const rows = await as(databases, 'ada', trx => caseload(trx).selectFrom('caseload.draft').selectAll().execute())
  assert.ok(rows.length > 0)
  assert.doesNotMatch(rows.map(row => Buffer.from(row.sealed).toString('latin1')).join(), /Secretive|values/)
  await assert.rejects(
    databases.system
      .withTables<{ 'caseload.draft': { draft_id: string } }>()
      .selectFrom('caseload.draft')
      .select('draft_id')
      .execute(),
    { code: '42501' },
  )
})

test('a draft that became an entry is gone; one that is discarded is too', async () => {
  const ada = await signIn('ada')
  const mine = () => as(databases, 'ada', trx => myDrafts(trx, bea))
  const before = (await mine()).length
  const typed = { ...contact, ...(await openContact(ada)), text: 'Begun, then done.' }
  const saved = await saveDraft(ada, typed)
  const carried = await openContact(ada, saved.location)
  await ada.post(form, { ...typed, ...carried })
  assert.deepEqual([(await mine()).length, (await newContacts('Begun, then done.')).length], [before, 1])

  const second = await saveDraft(ada, { ...typed, ...(await openContact(ada)) })
  const draftId = second.location?.match(/draft=([\w-]+)/)?.[1] ?? ''
  await ada.post(`/people/${bea}/drafts/${draftId}/discard`, {}, form)
  assert.equal((await mine()).length, before)
})

test('the second of two tabs does not overwrite what the first saved of the same draft: both texts are shown', async () => {
  const ada = await signIn('ada')
  const first = await saveDraft(ada, { ...contact, ...(await openContact(ada)), text: 'Begun.' })
  const carried = await openContact(ada, first.location)
  await saveDraft(ada, { ...contact, ...carried, text: 'In the first tab.' })
  const answer = await saveDraft(ada, { ...contact, ...carried, text: 'In the second tab.' })
  const { body } = await ada.follow(answer)
  assert.match(body, /You have written this in another tab too/)
  assert.ok(body.includes('In the first tab.') && body.includes('In the second tab.'))
  assert.notEqual(carriedBy(body).draftId, carried.draftId)
})

test('the script that saves while somebody types is told the new revision, or where the two texts stand', async () => {
  const ada = await signIn('ada')
  const typed = { ...contact, ...(await openContact(ada)), background: 'yes' }
  const state = async () => JSON.parse((await ada.follow(await saveDraft(ada, typed))).body).draft
  const [kept, refused] = [await state(), await state()]
  assert.deepEqual([kept.draftId, kept.revision, kept.beside], [typed.draftId, 1, null])
  assert.match(kept.status, /^Draft saved at/)
  assert.notEqual(refused.draftId, typed.draftId)
  assert.match(refused.beside, new RegExp(`beside=${typed.draftId}`))
})

test('what a form no longer asks or offers is shown beside it, to be placed by its writer', async () => {
  const ada = await signIn('ada')
  const typed = { ...contact, ...(await openContact(ada)), type: 'telegram', tone: 'Calm, then worried.' }
  const { body } = await ada.follow(await saveDraft(ada, typed))
  assert.match(body, /What has no place in this form any more/)
  assert.deepEqual(
    ['telegram', 'Calm, then worried.', note].filter(text => !body.includes(text)),
    [],
  )
})

test('a form that is sent twice, even at once, is one entry and gets the same answer', async () => {
  const ada = await signIn('ada')
  const typed = { ...contact, ...(await openContact(ada)), text: 'Sent with two clicks.' }
  const answers = [...(await Promise.all([ada.post(form, typed), ada.post(form, typed)])), await ada.post(form, typed)]
  assert.deepEqual(
    answers.map(({ status, location }) => [status, location]),
    Array(3).fill([303, `/people/${bea}`]),
  )
  assert.equal((await newContacts('Sent with two clicks.')).length, 1)
})

test('a form sent again with other words is not taken for the same: the words are kept and can be recorded', async () => {
  const ada = await signIn('ada')
  const typed = { ...contact, ...(await openContact(ada)), text: 'First words.' }
  await ada.post(form, typed)
  const { body } = await ada.follow(await ada.post(form, { ...typed, text: 'Second words.' }))
  assert.match(body, /saved as an entry already, with other answers/)
  assert.ok(body.includes('Second words.'))
  await ada.post(form, { ...typed, text: 'Second words.', ...carriedBy(body) })
  assert.deepEqual([(await newContacts('First words.')).length, (await newContacts('Second words.')).length], [1, 1])
})

test('nobody finds out whether somebody else has used the id of a form, and it serves both', async () => {
  const [ada, esme] = [await signIn('ada'), await signIn('esme')]
  const draftId = randomUUID()
  await ada.post(form, { ...contact, draftId, text: 'Mine.' }, contactForm)
  const answer = await esme.post(form, { ...contact, draftId, text: 'Hers.' }, contactForm)
  assert.equal(answer.location, `/people/${bea}`)
  assert.equal((await newContacts('Hers.')).length, 1)
})

test('what another person recorded meanwhile is shown before and after, beside what was typed, which can be saved all the same', async () => {
  const [ada, esme] = [await signIn('ada'), await signIn('esme')]
  const tier = { kind: 'tier-set', happened: 'today', source: 'assessment' }
  const carried = await openContact(ada, `${form}?kind=tier-set`)
  await esme.post(form, { ...tier, tier: 'A3' }, `${form}?kind=tier-set`)
  const { body } = await ada.follow(await ada.post(form, { ...tier, ...carried, tier: 'B1' }, `${form}?kind=tier-set`))
  assert.match(body, /Esme Tarrant recorded this while you were writing/)
  const shown = [...body.matchAll(/candour-written">([^<]*)</g)].map(([, text]) => text)
  assert.deepEqual(
    ['C1', 'A3', 'B1'].filter(text => !shown.includes(text)),
    [],
  )
  const again = { ...tier, ...carriedBy(body), tier: 'B1' }
  assert.equal((await ada.post(form, again, `${form}?kind=tier-set`)).location, `/people/${bea}`)
  const state = await as(databases, 'ada', trx =>
    caseload(trx).selectFrom('caseload.person').select('tier').where('person_id', '=', bea).executeTakeFirstOrThrow(),
  )
  assert.equal(state.tier, 'B1')
})

test('a draft that nobody touched for thirty days goes with the next save of anybody', async () => {
  const ada = await signIn('ada')
  await saveDraft(ada, { ...contact, ...(await openContact(ada)), text: 'Old.' })
  const before = await as(databases, 'ada', trx => myDrafts(trx, bea))
  const oldest = before[0]?.draftId ?? ''
  await as(databases, 'ada', trx =>
    caseload(trx)
      .updateTable('caseload.draft')
      .set({ updated_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('draft_id', '=', oldest)
      .execute(),
  )
  const esme = await signIn('esme')
  await saveDraft(esme, { ...contact, ...(await openContact(esme)) })
  const left = await as(databases, 'ada', trx => myDrafts(trx, bea))
  assert.deepEqual([left.length, left.some(draft => draft.draftId === oldest)], [before.length - 1, false])
})

test('an outcome that was begun in the short form goes on in the whole one', async () => {
  const ada = await signIn('ada')
  const booked = {
    kind: 'appointment-booked',
    happened: 'yesterday',
    type: 'COAP',
    on: 'yesterday',
    practitioner: 'N01A001',
  }
  await ada.post(form, booked, `${form}?kind=appointment-booked`)
  const booking = (await record()).at(-1)?.entryId ?? assert.fail()
  const short = `/people/${bea}/appointments/${booking}`
  const begun = { kind: 'appointment-outcome', booking, happened: 'yesterday', outcome: 'ATTC', text: 'Came on time.' }
  const opened = (await ada.get(short)).body
  assert.ok(opened.includes(`formaction="${form}/draft"`))
  const saved = await ada.post(`${form}/draft`, { ...begun, ...carriedBy(opened) }, short)
  const { body } = await ada.follow(saved)
  assert.match(body, /Came on time\./)
  assert.match(body, new RegExp(`<option value="${booking}" selected`))
})

test('a correction that was begun comes back with its reason, beside what a colleague has corrected meanwhile', async () => {
  const [ada, esme] = [await signIn('ada'), await signIn('esme')]
  await ada.post(form, { ...contact, text: 'Rang on Monday.' }, contactForm)
  const original = (await newContacts('Rang on Monday.'))[0]?.entryId ?? assert.fail()
  const correction = `/people/${bea}/entries/${original}/correct`
  const begun = { ...contact, correctionReason: 'It was Tuesday', text: 'Rang on Tuesday.' }
  const saved = await ada.post(`${correction}/draft`, { ...begun, ...(await openContact(ada, correction)) }, correction)
  await esme.post(correction, { ...contact, correctionReason: 'It was Wednesday', text: 'Rang on Wednesday.' })
  const { body } = await ada.follow(saved)
  const shown = ['It was Tuesday', 'Rang on Monday.', 'Rang on Tuesday.', 'Rang on Wednesday.']
  assert.deepEqual(
    shown.filter(text => !body.includes(text)),
    [],
  )
  assert.match(body, /Esme Tarrant corrected this while you were writing/)
})

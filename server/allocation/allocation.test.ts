import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { rebuildProjection } from '#caseload'
import { startTestApp } from '#platform/web/testing.ts'
import { rooms } from '../rooms.ts'
import { sendMessage } from './messages/send-message.ts'
import { noticesPage } from './messages/transport.ts'
import { seedService } from './testing.ts'

const { databases, signIn } = await startTestApp({ after }, rooms)
const ids = await seedService(databases)
const id = (crn: string): string => ids.get(crn) ?? ''
// With hours on record, workload is known, and nobody is near a limit.
await sql`insert into workforce.post_hours (officer, team, from_day, hours, recorded_by, recorded_at)
  select code, team, '2026-01-05', 37, 'esme', '2026-01-05' from platform.practitioner
  where grade in ('PO', 'PSO')`.execute(databases.system)
const DINA = id('X100004')
const EWAN = id('X100005')
const IRIS = id('X100009')
const LIV = id('X100012')
const BEA = id('X100002')

const [esme, head, moohead, ada, ben, region] = await Promise.all(
  ['esme', 'head', 'moohead', 'ada', 'ben', 'region'].map(signIn),
)
if (!esme || !head || !moohead || !ada || !ben || !region) throw new Error('Six people sign in')

const said = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const holder = async (person: string) => {
  const { rows } = await sql<{ team: string; practitioner: string | null }>`
    select team, practitioner from caseload.person where person_id = ${person}`.execute(databases.system)
  return rows[0]
}
type Client = typeof esme
const give = (client: Client, person: string, officer: string, more: Record<string, string> = {}) =>
  client.post(
    `/allocation/people/${person}/give`,
    { officer, team: 'HAR1', seen: '', reason: 'INITIAL_ALLOCATION', formId: randomUUID(), ...more },
    `/allocation/people/${person}/give?officer=${officer}&team=HAR1`,
  )
const after303 = async (client: Client, answer: Awaited<ReturnType<Client['post']>>) =>
  said((await client.follow(answer)).body)
const sendAll = async (): Promise<void> => {
  const { rows } = await sql<{ id: string }>`select id from allocation.message where state = 'waiting'`.execute(
    databases.system,
  )
  for (const row of rows) await sendMessage(databases, row.id, noticesPage, new Date())
}

test('the queue has everybody, most urgent first: also who has no tier and no risk assessed', async () => {
  const { body } = await esme.get('/allocation')
  const order = ['Dina Holloway', 'Iris Vane', 'Ewan Pike'].map(name => body.indexOf(`>${name}<`))
  assert.ok(
    order.every((place, index) => place > (order[index - 1] ?? 0)),
    String(order),
  )
  assert.match(said(body), /Ewan Pike.*No tier/)
  assert.doesNotMatch(body, /Liv Garrow/)
  assert.match(said((await esme.get('/allocation?risk=none')).body), /Ewan Pike/)
  assert.doesNotMatch((await esme.get('/allocation?risk=none')).body, /Dina Holloway/)
  assert.match(said((await esme.get('/allocation?team=HAR2&risk=low')).body), /Nobody who waits fits these filters/)
})

test('wider roles read counts and no name', async () =>
  assert.match(said((await region.get('/allocation')).body), /^(?!.*Dina Holloway).*Harbour 3 2 1/s))

test('who chooses sees every officer with what the rules say, and may set them side by side', async () => {
  const page = said((await esme.get(`/allocation/people/${DINA}`)).body)
  assert.match(page, /Ben Okafor.*Not this case Risk is very high: only a qualified probation officer/)
  assert.match(page, /Ada Whitlock/)
  const beside = said((await esme.get(`/allocation/people/${DINA}?beside=N01A001+HAR1&beside=N01A002+HAR1`)).body)
  assert.match(beside, /Side by side.*Grade for the risk.*Refused: Risk is very high/)
})

test('very high risk is not given to a services officer, whoever asks and whatever the page had shown', async () => {
  for (const client of [esme, head]) {
    assert.match(
      await after303(client, await give(client, DINA, 'N01A002', { why: 'Nobody else' })),
      /Nobody may decide otherwise/,
    )
  }
  assert.equal((await holder(DINA))?.practitioner, null)
})

test('a case is given once: entry, oversight and messages together; the same form again does nothing', async () => {
  const form = {
    formId: randomUUID(),
    instructions: 'See her on Tuesdays.',
    oversight: 'Read the file.',
    sensitive: 'yes',
  }
  const first = await give(esme, DINA, 'N01A001', form)
  assert.match(await after303(esme, first), /Given to Ada Whitlock/)
  assert.match(await after303(esme, await give(esme, DINA, 'N01A001', form)), /Given to Ada Whitlock/)
  assert.deepEqual(await holder(DINA), { team: 'HAR1', practitioner: 'N01A001' })
  const { rows } = await sql<{ kind: string; entries: number }>`
    select kind, count(*) as entries from caseload.entry where person_id = ${DINA}
      and kind in ('allocated', 'management-oversight') group by kind order by kind`.execute(databases.system)
  assert.deepEqual(rows, [
    { kind: 'allocated', entries: 1 },
    { kind: 'management-oversight', entries: 1 },
  ])
  const { rows: messages } =
    await sql`select what, recipient, state from allocation.message where person_id = ${DINA}`.execute(databases.system)
  assert.deepEqual(messages, [{ what: 'given', recipient: 'N01A001', state: 'waiting' }])
})

test('who decides second is told what the first decided', async () => {
  const late = await give(esme, DINA, 'N01A003', { team: 'HAR2' })
  assert.match(await after303(esme, late), /Ada Whitlock holds the case now/)
  const again = await give(esme, DINA, 'N01A001', { seen: 'N01A001' })
  assert.match(await after303(esme, again), /is the named officer already/)
})

test('the officer finds the case, the note and no risk in the message; it is delivered, or says why not', async () => {
  await sendAll()
  const mine = said((await ada.get('/allocation/new-cases')).body)
  assert.match(mine, /A case was given to you.*Dina Holloway, CRN X100004.*See her on Tuesdays/)
  assert.match(said((await ada.get('/')).body), /New cases/)
  const { rows } = await sql<{ state: string }>`select state from allocation.message where person_id = ${DINA}`.execute(
    databases.system,
  )
  assert.deepEqual(rows, [{ state: 'sent' }])
  assert.doesNotMatch(said((await ben.get('/allocation/new-cases')).body), /Dina/)
})

test('a rule that a level may decide against asks why, and the level below may not', async () => {
  const tierA = await esme.post(
    `/people/${EWAN}/entries/new`,
    {
      kind: 'tier-set',
      happened: 'today',
      tier: 'A1',
      source: 'manager',
      text: 'Known to need the most experienced',
      draftId: randomUUID(),
    },
    `/people/${EWAN}/entries/new?kind=tier-set`,
  )
  assert.equal(tierA.status, 303)
  const tier = await sql<{ tier: string | null }>`select tier from caseload.person where person_id = ${EWAN}`.execute(
    databases.system,
  )
  assert.equal(tier.rows[0]?.tier, 'A1')
  assert.match(await after303(esme, await give(esme, EWAN, 'N01A002')), /The head of the unit may decide otherwise/)
  assert.match(await after303(head, await give(head, EWAN, 'N01A002')), /Enter why you decide this all the same/)
  const decided = await give(head, EWAN, 'N01A002', { why: 'Under weekly supervision with Ada.' })
  assert.match(await after303(head, decided), /Given to Ben Okafor/)
  assert.match(said((await head.get('/allocation/history')).body), /Ewan Pike.*Against GRADE_TIER/)
})

test('several people are given together or not at all, with a report about each', async () => {
  const fields = (people: string[], place: string) => ({
    people,
    place,
    reason: 'INITIAL_ALLOCATION',
    formId: randomUUID(),
    ...Object.fromEntries(people.map(one => [`seen-${one}`, ''])),
  })
  const back = `/allocation/several?people=${IRIS}&people=${EWAN}`
  const bad = await head.post('/allocation/several', fields([IRIS, LIV], 'N01A001 HAR1'), back)
  const report = await after303(head, bad)
  assert.match(report, /Nothing was given. 1 person of 2 cannot be given/)
  assert.equal((await holder(IRIS))?.practitioner, null)
  const good = await head.post('/allocation/several', fields([IRIS], 'N01A003 HAR2'), back)
  assert.match(await after303(head, good), /1 person was given/)
  assert.equal((await holder(IRIS))?.practitioner, 'N01A003')
  const nobody = await head.post('/allocation/several', fields([], 'N01A003 HAR2'), '/allocation/several')
  assert.match(await after303(head, nobody), /Select at least one person/)
})

test('cover is until a day, the named officer stays; handing back starts the wait', async () => {
  const cover = (officer: string, until: string) =>
    esme.post(
      `/allocation/people/${BEA}/cover`,
      { officer, until, reason: 'leave', seen: 'N01A001', formId: randomUUID() },
      `/allocation/people/${BEA}/cover`,
    )
  assert.match(await after303(esme, await cover('N01A001', '1 1 2099')), /this is the named officer/)
  assert.match(await after303(esme, await cover('N01A007', '1 1 2099')), /works in the team that has the case/)
  assert.match(await after303(esme, await cover('N01A002', '1 1 2020')), /not before the first day/)
  assert.match(await after303(esme, await cover('N01A002', '1 1 2099')), /Cover is arranged until 1 January 2099/)
  assert.equal((await holder(BEA))?.practitioner, 'N01A001')
  const ended = await esme.post(
    `/allocation/people/${BEA}/cover/end`,
    { formId: randomUUID() },
    `/allocation/people/${BEA}/history`,
  )
  assert.match(await after303(esme, ended), /The cover has ended/)
  const handed = await esme.post(
    `/allocation/people/${BEA}/hand-back`,
    { seen: 'N01A001', reason: 'CASELOAD_ADJUSTMENT', formId: randomUUID() },
    `/allocation/people/${BEA}/hand-back`,
  )
  assert.match(await after303(esme, handed), /Back in the queue/)
  assert.equal((await holder(BEA))?.practitioner, null)
  assert.match(said((await esme.get('/allocation')).body), /Bea Sorrel/)
})

test('a move waits for the consent of the other unit, which sees nothing more than the case; then it is theirs', async () => {
  assert.equal((await moohead.get(`/people/${BEA}`)).status, 404)
  const proposed = await esme.post(
    `/allocation/people/${BEA}/move`,
    { seen: '', to: 'MOO1', reason: 'moved', text: 'Lives there now.', formId: randomUUID() },
    `/allocation/people/${BEA}/move`,
  )
  assert.match(await after303(esme, proposed), /Proposed to Moorland Team 1/)
  assert.equal((await holder(BEA))?.team, 'HAR1')
  assert.match(said((await moohead.get('/')).body), /Moves that wait for your answer/)
  assert.match(said((await moohead.get('/allocation/moves')).body), /Bea Sorrel/)
  const answer = (fields: Record<string, string>) =>
    moohead.post(`/allocation/moves/${BEA}`, { formId: randomUUID(), ...fields }, `/allocation/moves/${BEA}`)
  assert.match(await after303(moohead, await answer({ answer: 'rejected' })), /Enter why the case does not move/)
  assert.match(await after303(moohead, await answer({ answer: 'accepted' })), /Taken over/)
  assert.deepEqual(await holder(BEA), { team: 'MOO1', practitioner: null })
  assert.match(said((await moohead.get('/allocation')).body), /Bea Sorrel/)
})

test('the history has every act of the unit, by whomever, and downloads safely', async () => {
  const page = said((await esme.get('/allocation/history')).body)
  assert.match(page, /Dina Holloway CRN X100004 Given Ada Whitlock/)
  const file = (await esme.get('/allocation/history.csv')).body
  assert.match(file, /^\ufeffCRN,Name,What/)
  assert.match(said((await region.get('/allocation/history')).body), /Not in your sight/)
  assert.doesNotMatch((await moohead.get('/allocation/history')).body, /Dina Holloway/)
  assert.doesNotMatch(said((await ben.get('/allocation/history')).body), /Dina Holloway/)
})

test('row-level security: acts and messages are for those who follow the team, and nobody writes an act by hand', async () => {
  await assert.rejects(
    sql`insert into allocation.act select * from allocation.act limit 1`.execute(databases.app),
    /permission denied/,
  )
  const { rows } = await sql<{ n: number }>`select count(*) as n from allocation.message`.execute(databases.app)
  assert.deepEqual(rows, [{ n: 0 }])
})

test('what is not there is not found; the record is whole', async () => {
  for (const path of [
    `/allocation/people/${randomUUID()}`,
    `/allocation/people/${LIV}`,
    '/allocation/officers/NOBODY',
  ]) {
    assert.equal((await esme.get(path)).status, 404, path)
  }
  assert.equal((await esme.get('/allocation/several')).status, 200)
  assert.deepEqual(await databases.system.transaction().execute(rebuildProjection), [])
})

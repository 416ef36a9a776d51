import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { decisionDifferences } from '../index.ts'
import { startAhead } from './testing.ts'

const { db, signIn, visitor } = await startAhead({ after })
const head = await signIn('head')
const WHAT_IF = '/workload/pdus/P/what-if'

test('a forecast shows its fan, what drives it, its back-test and how it is made; the team of nobody is unknown with its reason', async () => {
  const { body } = await head.get('/workload/pdus/P/ahead')
  assert.match(body, /candour-chart__fan--3/)
  assert.match(body, /2 people/, 'two people are expected each week')
  assert.match(body, /28 December 2026/)
  assert.match(body, /It would have been nearer than “nothing changes” at 3 of 3 distances/)
  assert.match(body, /nobody of this unit is on record/)
  assert.match(body, /1 officer gives no availability here: contracted hours are not recorded/)
  assert.match(body, /seed “candour-forecast-2026-11 2026-11-30”/)
})

test('each level has its forecast, for everybody who works in the service or inspects it, and for nobody else', async () => {
  const inspector = await signIn('inspector')
  for (const path of ['', '/regions/R', '/pdus/P', '/teams/T1']) {
    assert.equal((await inspector.get(`/workload${path}/ahead`)).status, 200, path)
  }
  assert.equal((await head.get('/workload/teams/NOWHERE/ahead')).status, 404)
  assert.notEqual((await visitor().get('/workload/ahead')).status, 200)
})

test('a reduction that ends gives its points back on its day', async () => {
  const { body } = await head.get('/workload/ahead/export?kind=team&unit=T1')
  const available = body.split('\n').map(line => line.split(',')[3])
  assert.deepEqual([available[3], available[4]], ['1088', '2176'])
})

test('an export has each week and runs nothing in a spreadsheet', async () => {
  const { body, headers } = await head.get('/workload/ahead/export?kind=pdu&unit=P')
  assert.match(String(headers['content-disposition']), /forecast-P-2026-11-30\.csv/)
  assert.match(body, /\n'=Team two,2027-05-31,/)
  assert.doesNotMatch(body, /\n=Team/)
})

test('what is not possible is said at its field, and nothing is compared', async () => {
  const wrong = [
    ['close=T9', 'Harbour has no team T9'],
    ['close=T1&close=T2&close=T3', 'No team is left to take the new cases'],
    ['close=T1&cohortTeam=T1&cohortTiers=B2+3', 'The list of this team is closed above'],
    ['cohortTiers=many', 'Enter tiers and people, like: B2 10, C1 5'],
    ['cohortTiers=Z9+3', 'The rules have no tier Z9'],
    ['cohortTiers=B2+0', 'cannot be read'],
    ['cohortFrom=3', 'Enter tiers and people'],
    ['loseGrade=PSO&loseNumber=1', 'has nobody else of this grade to lose'],
    ['loseGrade=PO&loseNumber=9', 'Enter how many go, from 1 to 3'],
    ['lose=ZZ', 'No officer ZZ holds cases in Harbour'],
    ['weightTier=B2&weightPoints=-5', 'Enter points from 0 to 999'],
    ['weightPoints=5', 'Enter the tier whose weight changes'],
    ['hoursEach=60', 'Enter hours a week from -37 to 37'],
    ['close=T1&closeFrom=40', 'Enter a week from 1 to 26'],
  ]
  for (const [query, message = ''] of wrong) {
    const { body, status } = await head.get(`${WHAT_IF}?${query}`)
    assert.ok(status === 200 && body.includes(message) && body.includes('There is a problem'), `${query}: ${message}`)
    assert.ok(!body.includes('Side by side'), query)
  }
})

const asked = { close: 'T1', closeTo: 'others', lose: 'B1', cohortTiers: 'B2 10' }

test('a comparison shows both sides for each team, and says what was changed', async () => {
  const { body } = await head.get(`${WHAT_IF}?${new URLSearchParams(asked)}`)
  assert.match(body, /new cases of Team one go to the other teams/)
  assert.match(body, /Di Dogwood/)
  assert.match(body, /Side by side/)
})

test('a saved what-if is its owner’s, is read by whom it is shared with, makes the same again, and never changes', async () => {
  const nameless = await head.post(WHAT_IF, { ...asked, name: '', reason: 'To know' }, WHAT_IF)
  assert.match((await head.follow(nameless)).body, /Enter a name/)
  const saved = await head.post(WHAT_IF, { ...asked, name: '=Spring', reason: 'To know' }, `${WHAT_IF}?close=T1`)
  const path = saved.location ?? ''
  assert.match((await head.get(path)).body, /Made again just now.*the same figures/)
  const [ann, elsewhere] = [await signIn('ann'), await signIn('elsewhere')]
  assert.deepEqual([(await ann.get(path)).status, (await elsewhere.get(path)).status], [404, 404])
  await head.post(`${path}/share`, { unit: 'P' }, path)
  assert.deepEqual([(await ann.get(path)).status, (await elsewhere.get(path)).status], [200, 404])
  assert.match((await ann.get(`${path}/export`)).body, /'=Spring/)
  assert.equal((await ann.post(`${path}/share`, { unit: 'Q' }, WHAT_IF)).status, 404)
  await assert.rejects(sql`update workforce.scenario set name = 'x'`.execute(db), /written once/)

  await sql`insert into workforce.case_span (person_id, team, officer, tier, location, from_day, recorded_at)
    values (gen_random_uuid(), 'T1', 'T1U', 'A3', 'community', '2026-11-02', '2026-11-02')`.execute(db)
  assert.match((await head.get(path)).body, /has been added to since/)
})

const LEVEL = '/workload/pdus/P/demand'

test('before anybody decides, a level says what it frees and whose contact it takes; MAPPA and very high risk keep theirs', async () => {
  const { body } = await head.get(LEVEL)
  assert.match(body, /example/)
  assert.match(body, /Who loses contact at amber/)
  const rows = body.match(/<th[^>]*scope="row">D2<\/th>[\s\S]*?<\/tr>/)?.[0].replace(/\s+/g, ' ')
  assert.match(rows ?? '', /Low<\/td>.*>6<\/td>.*>0<\/td>/)
  assert.match(body, /1 person without a tier or an assessed risk/)
})

test('a level is decided by the role that may, ends by itself, stands in the ledger, and is seen by inspectors', async () => {
  const why = 'Two officers are absent until January.'
  const refused = async (who: string, fields: Record<string, string>, message: RegExp) => {
    const client = await signIn(who)
    const answer = await client.post(LEVEL, { why, from: '', to: '1 1 2027', ...fields }, LEVEL)
    assert.match((await client.follow(answer)).body, message)
  }
  await refused('head', { level: 'red' }, /decided by somebody else/)
  await refused('head', { level: 'amber', to: '' }, /Enter the last day/)
  await refused('head', { level: 'amber', to: '1 6 2027' }, /may hold 91 days at most/)
  await refused('head', { level: 'amber', from: '1 11 2026' }, /cannot be in the past/)
  await refused('head', { level: 'amber', why: ' ' }, /Enter why/)
  const other = await signIn('elsewhere')
  const strange = await other.post(LEVEL, { level: 'amber', why, to: '1 1 2027' }, '/workload/pdus/Q/demand')
  assert.match((await other.follow(strange)).body, /decided by somebody else/)
  assert.equal((await sql`select 1 from workforce.demand_decision`.execute(db)).rows.length, 0)

  await head.post(LEVEL, { level: 'amber', why, from: '', to: '1 1 2027' }, LEVEL)
  const inspector = await signIn('inspector')
  const { body } = await inspector.get(LEVEL)
  assert.match(body, /Demand level amber, decided for Harbour, until 1 January 2027/)
  assert.match(body, /Two officers are absent/)
  assert.match((await inspector.get('/workload/teams/T1/ahead')).body, /Demand level amber, decided for Harbour/)
  assert.match((await inspector.get('/workload/regions/R/ahead')).body, /Harbour amber/)
  const { rows } = await sql<{ kept: string }>`select d.effect ->> 'losing' as kept from workforce.demand_decision d
    join ledger.leaf_in l on l.entry_id = d.id`.execute(db)
  assert.deepEqual(rows, [{ kept: '6' }])
  assert.deepEqual(await db.transaction().execute(decisionDifferences), [])
  await assert.rejects(sql`update workforce.demand_decision set level = 'green'`.execute(db), /written once/)

  await sql`insert into workforce.demand_decision select gen_random_uuid(), stream, 99, type, recorded_at, salt, payload, unit, 'red',
    from_day, to_day, decided_by, decided_as, why, framework, framework_version, effect from workforce.demand_decision`.execute(
    db,
  )
  const found = await db.transaction().execute(decisionDifferences)
  assert.deepEqual(
    found.map(({ what }) => what),
    ['level is not what the entry says'],
  )
})

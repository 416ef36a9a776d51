import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { appendEntries } from '../commands/append-entries.ts'
import { appendEntry } from '../commands/append-entry.ts'
import { fold } from '../record/fold.ts'
import { asAt } from '../record/known-on.ts'
import { entriesOf } from '../record/stored.ts'
import { caseload } from '../tables.ts'
import { as, seedCaseload } from '../testing.ts'
import { recalculateTiers } from './recalculate.ts'
import { tierRuns } from './runs.ts'

const databases = await testDatabases({ after })
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()

const now = new Date('2026-11-20T10:00:00Z')
const write = (kind: string, on: string, body: unknown, by = 'ada', more: object = {}) =>
  as(databases, by, trx =>
    appendEntry(trx, {
      ...{ personId: aled, kind, happened: { from: on }, body, now },
      ...{ author: by === 'ada' ? 'N01A001' : 'N01A005', workDoneBy: by === 'ada' ? 'N01A001' : 'N01A005' },
      ...more,
    }),
  )

const record = () => as(databases, 'ada', trx => entriesOf(trx, [aled]))
const person = () =>
  as(databases, 'ada', trx =>
    caseload(trx)
      .selectFrom('caseload.person')
      .select(['tier', 'state'])
      .where('person_id', '=', aled)
      .executeTakeFirstOrThrow(),
  )
const calculations = async () => (await record()).filter(({ kind }) => kind === 'tier-calculated')

const levels = { children: 'low', public: 'medium', knownAdult: 'low', staff: 'low', overall: 'medium' }
const predictors = [
  { name: 'rsr', percent: 1.5 },
  { name: 'ogrs3', percent: 25 },
  { name: 'arp', percent: 55, basis: 'dynamic' },
  { name: 'csrp', percent: 1.2, basis: 'dynamic' },
]
const needs = [
  { area: 'accommodation', level: 'some', score: 7 },
  { area: 'attitudes', level: 'significant' },
]
const assessment = {
  ...{ ...levels, text: 'Calm.', needs, predictors, layer: 'full', signing: 'signed', everSexualOffence: 'no' },
}

test('an assessment brings the tier in its own transaction, as an entry of the service that names it', async () => {
  const { entryId } = await write('risk-assessment', '2026-10-01', assessment)
  const [calculated, ...others] = await calculations()
  assert.equal(others.length, 0)
  assert.deepEqual(
    [calculated?.author, calculated?.happened.from, calculated?.body],
    [
      'Candour',
      '2026-11-20',
      {
        ...{ cause: entryId, v2: 'C1', v3: 'D', provisional: 'no', decidedBy: ['REOFFENDING'] },
        ...{ rulesV2: 'tier-v2-2025-05', rulesV3: 'tier-v3-2026-06' },
      },
    ],
  )
  const { tier, state } = await person()
  assert.equal(tier, 'C1')
  assert.deepEqual(state, fold(await record()))
  assert.ok(state.workers.every(({ code }) => code !== 'Candour'))
})

test('a registration raises the tier; an entry that changes nothing adds none', async () => {
  await write('registration', '2026-11-20', { act: 'added', type: 'MAPP', mappaCategory: 'M1', mappaLevel: 'M2' })
  const { tier, state } = await person()
  assert.deepEqual([tier, state.tiering.calculated?.v3], ['A1', 'D'])
  const before = (await calculations()).length
  await write('registration', '2026-11-20', { act: 'added', type: 'WEAP' })
  await write('contact', '2026-11-20', { type: 'CTOB', text: 'Spoke.' })
  assert.equal((await calculations()).length, before)
})

test('a manager may set another tier, which stands until the calculation changes', async () => {
  await write('tier-set', '2026-11-20', { tier: 'B2', source: 'manager', text: 'Under review.' }, 'esme')
  assert.deepEqual([(await person()).tier, (await person()).state.tier?.source], ['B2', 'manager'])
  await write('registration', '2026-11-20', { act: 'added', type: 'RVLN' })
  assert.equal((await person()).tier, 'B2')
  await write('registration', '2026-11-20', { act: 'removed', type: 'MAPP' })
  assert.deepEqual([(await person()).tier, (await person()).state.tier?.source], ['C1', 'calculated'])
})

test('a lower registration drops no tier, is told to the SPO, and waits for a second person', async () => {
  await write('registration', '2026-11-20', { act: 'added', type: 'RHRH' })
  assert.equal((await person()).tier, 'B1')
  const notices = () =>
    as(databases, 'esme', trx =>
      trx.selectFrom('platform.notification').select(['what', 'href']).orderBy('id').execute(),
    )
  const before = await notices()
  const lowered = await write('registration', '2026-11-20', { act: 'added', type: 'RLRH' })
  const { tier, state } = await person()
  assert.deepEqual([tier, state.tiering.drop?.from, state.tiering.drop?.to], ['B1', 'high', 'low'])
  const told = await notices()
  assert.deepEqual(told.at(-1), { what: 'RISK_LOWERED', href: `/people/${aled}/tier` })
  assert.equal(told.length, before.length + 1)
  const looked = { registration: lowered.entryId, finding: 'mistake' }
  await assert.rejects(write('risk-drop-looked-at', '2026-11-20', looked), /Somebody other than/)
  await write('risk-drop-looked-at', '2026-11-20', looked, 'esme')
  assert.equal((await person()).state.tiering.drop?.confirmed?.by, 'N01A005')
})

test('an entry that is withdrawn takes its tier with it, and a past day keeps the tier that was in force', async () => {
  const entries = await record()
  const high = entries.find(({ body }) => (body as { type?: string }).type === 'RHRH') ?? assert.fail()
  await write('entry-withdrawn', '2026-11-20', {
    withdrawn: high.entryId,
    why: 'did-not-happen',
    text: 'Never registered.',
  })
  assert.equal((await person()).tier, 'C1')
  assert.notEqual(asAt(await record(), '2026-11-19').tier?.name, 'C1')
  assert.deepEqual((await person()).state, fold(await record()))
})

test('a load calculates as well, and keeps an imported tier where nothing is assessed', async () => {
  const loaded = async (crn: string, more: readonly (readonly [string, object])[]) => {
    const personId = await databases.system.transaction().execute(async trx => {
      const { id } = await openStream(trx, 'caseload')
      const entry = (kind: string, body: object) => ({
        ...{ personId: id, kind, body, happened: { from: '2026-11-02' }, author: 'N01A001', workDoneBy: 'N01A001' },
        now: new Date('2026-11-02T10:00:00Z'),
      })
      const born = { dateOfBirth: '1990-01-01', sex: 'female', ethnicity: 'white', language: 'English', team: 'HAR1' }
      await appendEntries(trx, [
        entry('person-registered', { name: 'Rhian Moss', crn, ...born }),
        entry('sentence-started', { type: 'custody', starts: '2026-11-02', requirements: [] }),
        entry('tier-set', { tier: 'A3', source: 'imported' }),
        ...more.map(([kind, body]) => entry(kind, body)),
      ])
      return id
    })
    const rows = databases.system.withTables<{ 'caseload.person': { person_id: string; tier: string | null } }>()
    const found = await rows.selectFrom('caseload.person').select('tier').where('person_id', '=', personId).execute()
    return found[0]?.tier
  }
  assert.equal(await loaded('X900071', [['registration', { act: 'added', type: 'SPO' }]]), 'A3')
  assert.equal(await loaded('X900072', [['risk-assessment', { ...assessment, women: ['parenting'] }]]), 'C1')
})

test('a lower risk by a new assessment waits for a second person too, and a countersignature is one', async () => {
  const told = () =>
    as(databases, 'esme', trx => trx.selectFrom('platform.notification').select(['what']).orderBy('id').execute())
  const before = (await told()).length
  const low = { children: 'low', public: 'low', knownAdult: 'low', staff: 'low', overall: 'low' }
  const high = { ...low, public: 'high', overall: 'high' }
  await write('risk-assessment', '2026-11-20', { ...assessment, ...high })
  const { entryId } = await write('risk-assessment', '2026-11-20', { ...assessment, ...low, signing: 'signed' })
  const { drop } = (await person()).state.tiering
  assert.deepEqual([drop?.entry, drop?.from, drop?.to, drop?.confirmed], [entryId, 'high', 'low', null])
  assert.deepEqual((await told()).slice(before), [{ what: 'RISK_LOWERED' }])
  await write('risk-drop-looked-at', '2026-11-20', { registration: entryId, finding: 'right' }, 'esme')
  assert.equal((await person()).state.tiering.drop?.confirmed?.by, 'N01A005')

  await write('risk-assessment', '2026-11-20', { ...assessment, ...high })
  const checked = await write('risk-assessment', '2026-11-20', { ...assessment, ...low, role: 'unapproved' })
  await write('countersignature', '2026-11-20', { assessment: checked.entryId, outcome: 'countersigned' }, 'esme')
  const after = (await person()).state.tiering.drop
  assert.deepEqual([after?.entry, after?.confirmed?.by], [checked.entryId, 'N01A005'])
})

test('an assessment that is too old writes a tier on its day, once, also after a standstill, and a fall is told', async () => {
  const areas = [
    'accommodation',
    'employment',
    'relationships',
    'lifestyle',
    'drugs',
    'alcohol',
    'thinking',
    'attitudes',
  ]
  const many = areas.map(area => ({ area, level: 'significant' }))
  await write('risk-assessment', '2026-11-20', { ...assessment, needs: many })
  const { state: fresh } = await person()
  assert.equal(fresh.tiering.calculated?.v2?.charAt(1), '3')
  const told = () =>
    as(databases, 'esme', trx =>
      trx.selectFrom('platform.notification').select('href').where('what', '=', 'TIER_LOWERED').execute(),
    )
  // 55 weeks after 20 November 2026 it counts for the last time.
  const entries = (await record()).length
  await recalculateTiers(databases.system, new Date('2027-12-10T04:00:00Z'))
  assert.equal((await record()).length, entries)
  assert.equal(await recalculateTiers(databases.system, new Date('2027-12-13T04:00:00Z')), 1)
  const written = (await calculations()).at(-1) ?? assert.fail()
  assert.deepEqual([written.happened.from, written.author], ['2027-12-11', 'Candour'])
  assert.equal((written.body as { by?: string }).by, 'time')
  const { tier, state } = await person()
  assert.equal(tier?.charAt(1), '2')
  assert.deepEqual(state, fold(await record()))
  assert.deepEqual(await told(), [{ href: `/people/${aled}/tier` }])
  assert.equal(tierRuns(await record(), '2027-12-13')[0]?.source, 'time')

  assert.equal(await recalculateTiers(databases.system, new Date('2027-12-13T05:00:00Z')), 0)
  assert.equal((await told()).length, 1)
})

test('a load tells whoever answers for a record of a lower risk that nobody has looked at', async () => {
  const told = () =>
    as(databases, 'esme', trx =>
      trx.selectFrom('platform.notification').select('id').where('what', '=', 'RISK_LOWERED').execute(),
    )
  const before = (await told()).length
  await databases.system.transaction().execute(async trx => {
    const { id } = await openStream(trx, 'caseload')
    const entry = (kind: string, body: object) => ({
      ...{ personId: id, kind, body, happened: { from: '2026-11-02' }, author: 'N01A001', workDoneBy: 'N01A001' },
      now: new Date('2026-11-02T10:00:00Z'),
    })
    const born = { dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white', language: 'English', team: 'HAR1' }
    await appendEntries(trx, [
      entry('person-registered', { name: 'Rhian Moss', crn: 'X900073', ...born }),
      entry('registration', { act: 'added', type: 'RHRH' }),
      entry('registration', { act: 'added', type: 'RLRH' }),
    ])
  })
  assert.equal((await told()).length, before + 1)
})

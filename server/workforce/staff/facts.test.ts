import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from '#platform/database/testing.ts'
import { awayBetween, measuresOn, protectionsOn } from '../index.ts'
import { type OwnWords, ownWordsOf, saidBy, sayOwnWords } from '../people/own-words.ts'
import { staffDifferences } from './check-staff.ts'
import { factNumbered, factsOf, recordFact, type StaffFact } from './facts.ts'
import { as, writeSmallUnit } from './testing.ts'

const now = new Date('2026-11-30T10:00:00Z')
const today = '2026-11-30'
const measure: StaffFact = {
  ...{ officer: 'X01A', team: 'X01T1', kind: 'measure', detail: 'informal-plan', confidential: true },
  ...{ from: '2026-11-02', to: null, notes: 'Weekly meetings about assessments' },
}
const sick: StaffFact = { ...measure, kind: 'absence', detail: 'sickness', notes: '' }

test('a measure is read by the officer, their manager and the level above; counted for nobody else of four or fewer', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  await as(databases, 'sol', trx => recordFact(trx, measure, { by: 'sol', now }))
  const reads = async (who: string): Promise<number> =>
    (await as(databases, who, trx => factsOf(trx, ['X01A'], ['measure']))).length
  const readers: Record<string, number> = {}
  for (const who of ['ada', 'ben', 'sol', 'rhea', 'head', 'other-head', 'region', 'nation', 'administrator', 'lead']) {
    readers[who] = await reads(who)
  }
  const nobody = { ben: 0, rhea: 0, 'other-head': 0, region: 0, nation: 0, administrator: 0, lead: 0 }
  assert.deepEqual(readers, { ada: 1, sol: 1, head: 1, ...nobody })

  const seenBy = (who: string) => as(databases, who, trx => measuresOn(trx, 'X01P1', today))
  const head = await seenBy('head')
  assert.deepEqual([head?.staff, head?.onMeasures, head?.rows.length], [5, { known: true, value: 1 }, 1])
  const region = await seenBy('region')
  assert.deepEqual([region?.onMeasures.known, region?.rows.length], [false, 0])
  for (const who of ['ada', 'rhea', 'other-head', 'administrator', 'lead', 'inspector']) {
    assert.equal(await seenBy(who), undefined, `${who} is not even told a number`)
  }
})

test('a hidden count cannot be told from the total above it: a second one is hidden, at each level', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const teams = { X01T1: 6, X01T2: 2, X02T1: 7, X02T2: 8 }
  const { system } = databases
  await system
    .insertInto('platform.unit')
    .values({ code: 'X02T2', kind: 'team', name: 'Orley two', parent: 'X02P1' })
    .execute()
  for (const [team, count] of Object.entries(teams)) {
    for (let n = 1; n <= count; n++) {
      const officer = `${team}${n}`
      const row = { code: officer, name: officer, grade: 'PO', team, joined: '2020-01-06', left: null }
      await system.insertInto('platform.practitioner').values(row).execute()
      await system.transaction().execute(trx => recordFact(trx, { ...measure, officer, team }, { by: 'head', now }))
    }
  }
  const countOf = async (who: string, unit: string) => {
    const found = await as(databases, who, trx => measuresOn(trx, unit, today))
    return found?.onMeasures.known ? found.onMeasures.value : null
  }
  const seen = (who: string) =>
    Promise.all(['X01', 'X01P1', 'X01T1', 'X01T2', 'X02P1', 'X02T1', 'X02T2'].map(unit => countOf(who, unit)))
  assert.deepEqual(await seen('nation'), [8, 8, null, null, 15, 7, 8])
  assert.deepEqual(await Promise.all(['X01P1', 'X01T1', 'X01T2'].map(unit => countOf('head', unit))), [8, 6, 2])
})

test('nobody records about somebody whom they do not manage, about themselves or in another name', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const about = (officer: string, by: string, name = by) =>
    as(databases, by, trx => recordFact(trx, { ...measure, officer }, { by: name, now }))
  const refused = { code: '42501' }
  for (const [officer, by] of [
    ['X01S', 'sol'],
    ['X01R', 'sol'],
    ['X01A', 'rhea'],
    ['X01A', 'ada'],
    ['X01A', 'region'],
    ['X01A', 'other-head'],
  ] as const) {
    await assert.rejects(about(officer, by), refused, `${by} about ${officer}`)
  }
  await assert.rejects(about('X01A', 'sol', 'head'), refused, 'in the name of the head')
  assert.equal(typeof (await about('X01S', 'head')), 'number')
})

test('what takes the place of something says why, keeps the earlier row, and is taken once', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const ended = await as(databases, 'sol', async trx => {
    const first = await factNumbered(trx, await recordFact(trx, sick, { by: 'sol', now }))
    const id = await recordFact(trx, { ...sick, to: '2026-11-20' }, { by: 'sol', now }, first, {
      change: 'ended',
      why: 'Back at work on 21 November',
    })
    return { first, id }
  })
  const { rows } = await sql<{ to_day: string | null }>`select to_day from workforce.staff_fact order by id`.execute(
    databases.system,
  )
  assert.deepEqual(
    rows.map(row => row.to_day),
    [null, '2026-11-20'],
  )
  const awayOn = (who: string, day: string) =>
    as(databases, who, async trx => (await awayBetween(trx, ['X01A'], [day, day])).get('X01A')?.length ?? 0)
  assert.deepEqual([await awayOn('sol', '2026-11-20'), await awayOn('sol', '2026-11-21')], [1, 0])
  const who = ['rhea', 'head', 'ada', 'other-head', 'region', 'nation', 'administrator', 'lead']
  const told = await Promise.all(who.map(one => awayOn(one, '2026-11-20')))
  assert.deepEqual(told, [1, 1, 0, 0, 0, 0, 0, 0], 'days alone, for who chooses officers in the unit')
  const twice = as(databases, 'head', trx =>
    recordFact(trx, sick, { by: 'head', now }, ended.first, { change: 'deleted', why: 'A mistake' }),
  )
  await assert.rejects(twice, { code: '23505' })
  await assert.rejects(sql`update workforce.staff_fact set notes = ''`.execute(databases.system), /written once/)
})

test('what an officer says of themself only they record and take back; who chooses officers of the unit is told what stands', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const say = (by: string, officer: string, words: OwnWords) =>
    as(databases, by, trx => sayOwnWords(trx, officer, words, { by, now }))
  await say('ada', 'X01A', { sex: 'female', languages: ['Welsh'] })
  const refused = { code: '42501' }
  await assert.rejects(say('sol', 'X01A', { sex: 'male', languages: null }), refused, 'her manager')
  await assert.rejects(say('ben', 'X01A', { sex: 'male', languages: null }), refused, 'a colleague')
  const told = async (who: string) => as(databases, who, async trx => (await saidBy(trx, ['X01A'])).get('X01A')?.sex)
  const people = ['sol', 'rhea', 'head', 'ada', 'ben', 'other-head', 'region', 'nation', 'administrator', 'lead']
  assert.deepEqual(await Promise.all(people.map(told)), ['female', 'female', 'female', ...Array(7).fill(undefined)])
  const entries = (who: string) =>
    as(
      databases,
      who,
      async trx => (await sql`select from workforce.staff_entry where officer = 'X01A'`.execute(trx)).rows.length,
    )
  assert.deepEqual([await entries('ada'), await entries('sol')], [1, 0], 'not even as an entry')
  assert.deepEqual(await databases.system.transaction().execute(staffDifferences), [])

  await say('ada', 'X01A', { sex: null, languages: null })
  assert.equal(await told('sol'), null)
  assert.deepEqual(await as(databases, 'ada', trx => ownWordsOf(trx, 'X01A')), { sex: null, languages: null })
})

test('every entry about an officer has its leaf in one chain that says nothing of them', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  await as(databases, 'sol', async trx => {
    await recordFact(trx, sick, { by: 'sol', now })
    await recordFact(trx, measure, { by: 'sol', now })
  })
  const { rows } = await sql<{ seq: number; words: string }>`select seq, convert_from(envelope, 'UTF8') as words
    from ledger.leaf_in order by seq`.execute(databases.system)
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    [1, 2],
  )
  assert.doesNotMatch(rows.map(({ words }) => words).join(), /sick|measure|X01A|sol"/)
})

test('protections hold by stage; a trainee without a recorded first day is protected all the same', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const protection = { ...measure, kind: 'protection' as const, notes: '' }
  const qualified = { ...protection, detail: 'newly-qualified', confidential: false, from: '2026-06-01' }
  const returning = { ...protection, detail: 'phased-return', from: '2026-11-16', to: '2026-12-18' }
  await as(databases, 'sol', async trx => {
    await recordFact(trx, qualified, { by: 'sol', now })
    await recordFact(trx, returning, { by: 'sol', now })
  })
  const of = async (who: string, day = today) => {
    const found = await as(databases, who, trx => protectionsOn(trx, ['X01A', 'X01B', 'X01C'], day))
    return [...found].map(([officer, all]) => [officer, ...all.map(one => one.rule).sort()].join(' '))
  }
  assert.deepEqual(await of('sol'), ['X01A newly-qualified phased-return', 'X01B pqip'])
  assert.deepEqual(await of('rhea'), ['X01A newly-qualified', 'X01B pqip'])
  assert.deepEqual(await of('sol', '2027-03-01'), ['X01B pqip'])
  const ben = (await as(databases, 'head', trx => protectionsOn(trx, ['X01B'], today))).get('X01B')?.[0]
  assert.equal(ben?.stage.known, false)
  assert.ok(ben?.limits.some(({ code }) => code === 'no-high-risk'))
})

test('who has left signs in no more, until the record of it is deleted', async t => {
  const databases = await testDatabases(t)
  await writeSmallUnit(databases)
  const gone = { ...measure, kind: 'leaving' as const, detail: 'leaving', from: '2026-11-01', notes: '' }
  const first = await as(databases, 'head', async trx =>
    factNumbered(trx, await recordFact(trx, gone, { by: 'head', now })),
  )
  await assert.rejects(
    as(databases, 'ada', async () => {}),
    /cannot sign in/,
  )
  await as(databases, 'head', trx =>
    recordFact(trx, gone, { by: 'head', now }, first, { change: 'deleted', why: 'Stays after all' }),
  )
  await as(databases, 'ada', async () => {})
})

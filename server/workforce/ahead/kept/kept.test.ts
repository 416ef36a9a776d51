import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { methodOn } from '@candour/forecast'
import { ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import { asActor } from '#platform/access/as-actor.ts'
import { livePosts } from '../../index.ts'
import { postsAhead } from '../posts.ts'
import { startAhead } from '../testing.ts'
import { makeForecasts } from './make-forecasts.ts'

const { databases, db, signIn } = await startAhead({ after })
const head = await signIn('head')
const WHAT_IF = '/workload/pdus/P/what-if'

test('what a team has available today is what its figure of today says, for every post', async () => {
  const rules = ruleSetOn('2026-11-30')
  const method = methodOn('2026-11-30')
  if (!rules.known || !method.known) assert.fail()
  const teams = ['T1', 'T2']
  const [ahead, live] = await db
    .transaction()
    .execute(async trx => [
      await postsAhead(trx, teams, '2026-11-30', method.value, rules.value),
      await livePosts(trx, { teams }, '2026-11-30'),
    ])
  const named = live.filter(row => row.named).map(row => [row.team, row.officer, row.available] as const)
  assert.deepEqual(
    ahead.map(({ team, officer, available }) => [team, officer, available[0]] as const).toSorted(),
    named.toSorted(),
  )
  assert.equal(named.length, 3)
})

test('what is kept by the job is what the record gives, a what-if starts from it, and both say when it was made', async () => {
  const [pdu, csv] = ['/workload/pdus/P/ahead', '/workload/ahead/export?kind=pdu&unit=P']
  const weights = `${WHAT_IF}?weightTier=D2&weightPoints=50&close=T1&closeFrom=2`
  const tableOf = (body: string): string => /<tbody.*<\/tbody>/s.exec(body)?.[0] ?? assert.fail('no table')
  const [live, liveFile, liveWhatIf] = [await head.get(pdu), await head.get(csv), await head.get(weights)]
  assert.match(live.body, /Made just now from the record/)
  const { rows: asked } = await sql<{
    n: number
  }>`select count(*)::int as n from graphile_worker.jobs j where j.task_identifier = 'make-forecasts'`.execute(db)
  assert.ok((asked[0]?.n ?? 0) > 0, 'the page asks the job to keep it')

  await makeForecasts(db, { now: new Date('2026-11-30T04:00:00Z') })
  const kept = await head.get(pdu)
  assert.match(kept.body, /Made 30 November 2026 at 4am/)
  assert.equal((await head.get(csv)).body, liveFile.body)
  assert.equal(tableOf((await head.get(weights)).body), tableOf(liveWhatIf.body))

  // The record moves; what is kept stands until it is made again, and says so.
  await sql`insert into workforce.case_span (person_id, team, officer, tier, location, from_day, recorded_at)
    select gen_random_uuid(), 'T1', 'A1', 'D2', 'community', date '2026-11-29', timestamptz '2026-11-29 10:00Z'
    from generate_series(1, 7)`.execute(db)
  assert.equal((await head.get(csv)).body, liveFile.body)
  const again = await head.post(pdu, {}, pdu)
  assert.match((await head.follow(again)).body, /A new forecast is being made/)
  await makeForecasts(db, { unit: 'P', since: new Date('2026-11-30T10:00:00Z'), now: new Date('2026-11-30T10:00:00Z') })
  assert.notEqual((await head.get(csv)).body, liveFile.body)
  const soon = await head.post(pdu, {}, pdu)
  assert.match((await head.follow(soon)).body, /made less than 15 minutes ago/)
  await asActor(databases, { sessionToken: '' }, async trx => {
    const { rows } = await sql`select 1 from workforce.forecast_kept`.execute(trx)
    assert.equal(rows.length, 0, 'nobody reads it without an account')
  })
})

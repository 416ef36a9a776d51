import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import type { Day } from '#platform/database/tables.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { recordHours, recordReductions } from '../hours/record.ts'
import { postKey } from '../import/posts.ts'
import { workforce } from '../tables.ts'
import { livePosts } from './live-posts.ts'
import { at, smallTeams } from './testing-posts.ts'
import { sumsOf } from './unit-sums.ts'
import { weeklyHistory, weeklyHistoryOfPosts } from './weekly-history.ts'

const databases = await testDatabases({ after })
const { inSystem, as, write, somebody, give, loadOf } = await smallTeams(databases)

const shown = async (officer: string, on: Day) => {
  const load = await loadOf(officer, on)
  return load && [load.cases, load.used, load.percent.known ? load.percent.value.toFixed(2) : load.percent.why]
}
const value = (points: number) => ({ known: true, value: points })

test('a figure follows the entry, in the transaction that writes it', async () => {
  const id = await somebody('B3')
  assert.deepEqual(await shown('T1U', '2026-05-04'), [1, value(146), 'these cases have no named officer'])
  const within = await as('ed', async trx => {
    await write(trx, id, 'allocated', { team: 'T1', practitioner: 'A1' }, '2026-05-11')
    return (await livePosts(trx, { officers: ['A1'] }, '2026-05-11'))[0]?.percent
  })
  assert.deepEqual(within, value((146 * 100) / 2176))
  assert.deepEqual(await shown('A1', '2026-05-11'), [1, value(146), '6.71'])
  assert.deepEqual(await shown('T1U', '2026-05-10'), [1, value(146), 'these cases have no named officer'])
  assert.deepEqual(await shown('A1', '2026-05-10'), [0, value(0), '0.00'])
  assert.equal(await loadOf('T1U', '2026-05-11'), undefined)
})

test('what takes a person away from a team and out of the writer’s sight moves the figure too', async () => {
  const id = await somebody('B3', '2026-06-01')
  await give(id, 'T2', 'B1', '2026-06-08')
  assert.deepEqual(await shown('B1', '2026-06-08'), [1, value(146), '6.71'])
})

test('a case without a tier counts as a case, weighs nothing, and a late tier changes the past that it is about', async () => {
  const id = await somebody(null, '2026-07-06')
  await give(id, 'T1', 'A2', '2026-07-06')
  await inSystem(trx =>
    recordHours(trx, [{ officer: 'A2', team: 'T1', from: '2026-01-05', hours: 37 }], {
      by: 'ed',
      now: at('2026-07-01'),
    }),
  )
  assert.deepEqual(await shown('A2', '2026-07-20'), [1, value(0), '0.00'])
  await as('ed', trx => write(trx, id, 'tier-set', { tier: 'C2', source: 'imported' }, '2026-08-03'))
  await as('ed', trx =>
    write(trx, id, 'tier-set', { tier: 'B3', source: 'imported' }, '2026-07-13', { now: at('2026-08-10') }),
  )
  assert.deepEqual(await shown('A2', '2026-07-20'), [1, value(146), '6.71'])
  assert.deepEqual(await shown('A2', '2026-08-03'), [1, value(63), '2.90'])
  const rows = await inSystem(trx =>
    workforce(trx)
      .selectFrom('workforce.case_span')
      .select(['tier', 'replaced_at'])
      .where('person_id', '=', id)
      .execute(),
  )
  assert.ok(
    rows.some(row => row.tier === null && row.replaced_at !== null),
    'what was known before stays readable',
  )
})

test('a sentence that should have ended keeps no points, by the rules, although nobody closed it', async () => {
  const id = await somebody('B3', '2026-09-01')
  await give(id, 'T1', 'A1', '2026-09-01')
  const [before] = (await shown('A1', '2027-05-03')) ?? []
  const [later] = (await shown('A1', '2027-05-04')) ?? []
  assert.deepEqual([before, later], [2, 0])
})

test('nobody is free for want of a record: no hours, a grade of no band, gone, no officer', async () => {
  const [a, b] = [await somebody('B3', '2026-09-07'), await somebody('B3', '2026-09-07')]
  await give(a, 'T1', 'A3', '2026-09-07')
  await give(b, 'T1', 'S1', '2026-09-07')
  assert.equal((await shown('A3', '2026-09-08'))?.[2], 'contracted hours are not recorded')
  assert.equal((await shown('A3', '2026-10-01'))?.[2], 'left on 1 October 2026 and still holds 1 person')
  assert.match(String((await shown('S1', '2026-09-08'))?.[2]), /hours|target/)
})

test('somebody in post who holds nobody has 0 points used and the hours they really have', async () => {
  await inSystem(async trx => {
    await trx
      .insertInto('platform.practitioner')
      .values({ code: 'A9', name: 'Fay Fir', grade: 'PO', team: 'T1', joined: '2026-11-02', left: null })
      .execute()
    const by = { by: 'ed', now: at('2026-11-02') }
    await recordHours(trx, [{ officer: 'A9', team: 'T1', from: '2026-11-02', hours: 18.5 }], by)
    const reduction = {
      officer: 'A9',
      team: 'T1',
      reason: 'Long-term sickness',
      hours: 9.25,
      from: '2026-11-16',
      to: null,
    }
    await recordReductions(trx, [reduction], by)
  })
  const loads = [await loadOf('A9', '2026-11-09'), await loadOf('A9', '2026-11-16')]
  assert.deepEqual(
    loads.map(load => [load?.used, load?.available]),
    [
      [value(0), value(1088)],
      [value(0), value(544)],
    ],
  )
  assert.equal(await loadOf('A9', '2026-11-01'), undefined)
})

test('each week of a history is the figure as at its Monday', async () => {
  const window = { from: '2026-04-27', to: '2027-06-01' }
  const twoPosts = ['A1', 'A2'].map(officer => ({ team: 'T1', officer }))
  const histories = await inSystem(async trx => ({
    unit: await weeklyHistory(trx, { kind: 'pdu', code: 'P' }, window),
    officer: await weeklyHistory(trx, { team: 'T1', officer: 'A1' }, window),
    posts: await weeklyHistoryOfPosts(trx, twoPosts, window),
  }))
  assert.equal(histories.unit[0]?.week, '2026-05-04', 'weeks before the record have no figure')
  assert.ok(histories.unit.length > 50)
  const rules = ruleSetOn('2026-05-04')
  assert(rules.known)
  for (const { week, ...history } of histories.unit.filter((_, index) => index % 4 === 0)) {
    const loads = await inSystem(trx => livePosts(trx, { teams: ['T1', 'T2'] }, week))
    const { used, available, percent, cases, casesUnnamed, officers, red } = sumsOf(loads, rules.value)
    assert.deepEqual(history, { used, available, percent, cases, unnamedCases: casesUnnamed, officers, red }, week)
  }
  const first = histories.officer[0]?.week ?? assert.fail('the officer has a history')
  const asked = histories.posts.get(postKey('T1', 'A1')) ?? []
  assert.deepEqual(
    asked.filter(({ week }) => week >= first),
    histories.officer,
    'many at once are the same',
  )
  assert.ok((histories.posts.get(postKey('T1', 'A2')) ?? []).length > 0)
  const officer = histories.officer.find(({ week }) => week === '2026-09-14')
  assert.deepEqual(officer?.percent, (await loadOf('A1', '2026-09-14'))?.percent)
})

test('everybody sees figures; single spans only the teams that supervise the people', async () => {
  const seen = (username: string) =>
    as(username, async trx => ({
      posts: (await livePosts(trx, { teams: ['T1'] }, '2026-11-20')).length,
      spans: (await workforce(trx).selectFrom('workforce.case_span').select('id').where('team', '=', 'T1').execute())
        .length,
    }))
  const [ann, di] = [await seen('ann'), await seen('di')]
  assert.equal(ann.posts, di.posts)
  assert.ok(ann.posts > 0 && ann.spans > 0)
  assert.equal(di.spans, 0)
  await assert.rejects(
    as('ed', trx => sql`select workforce.write_spans(${randomUUID()}, '{}', '[]', '[]')`.execute(trx)),
    /beside a new entry/,
  )
})

test('before the first rule set a case is there and its points are unknown', async () => {
  const id = await somebody('B3', '2020-02-03')
  const late = { now: at('2026-11-16') }
  await as('ed', trx => write(trx, id, 'allocated', { team: 'T1', practitioner: 'A1' }, '2020-02-03', late))
  assert.equal((await shown('A1', '2020-02-03'))?.[2], 'no rule set was in force on 2020-02-03')
})

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { casePoints, ruleSetOn, tierCode, tierName } from '@candour/workload'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { recordHours, recordReductions } from '../hours/record.ts'
import { unitFigures } from '../queries/unit-figures.ts'
import { casesOn, holdingOf, pointsOfCase } from './cases.ts'
import { livePosts } from './live-posts.ts'
import { spanDifferences } from './rebuild-spans.ts'
import { at, smallTeams } from './testing-posts.ts'
import { sumsOf } from './unit-sums.ts'

const databases = await testDatabases({ after })
const { inSystem, write, somebody, give, loadOf } = await smallTeams(databases)

const rules = ruleSetOn('2026-11-20')
assert(rules.known)
const ruleSet = rules.value
const by = { by: 'ed', now: at('2026-03-02') }
const TODAY = '2026-11-20'
const value = (points: number) => ({ known: true, value: points })

await inSystem(trx => recordHours(trx, [{ officer: 'A2', team: 'T1', from: '2026-01-05', hours: 30 }], by))

/** Every tier in every location with the points of the rules, for the database to add up by itself. */
const weights = (['community', 'custody', 'licence'] as const).flatMap(location =>
  ruleSet.data.tiers.map((_, code) => ({
    location,
    tier: tierName(code, ruleSet),
    points: casePoints(location, code, false, ruleSet),
  })),
)

type Sums = Readonly<Record<string, { readonly used: number; readonly all: number }>>

/**
 * What each post holds on a day, added up by the database from the spans alone: by what is known now, or by what was known at an
 * instant. Inactive and overdue cases keep nothing by the rules of 2021.
 */
const addedUp = async (trx: Trx, on: Day, known?: Date): Promise<Sums> => {
  const then = known ?? null
  const { rows } = await sql<{ post: string; used: number; all: number }>`
    select s.team || ' ' || s.officer as post, count(*)::integer as "all",
      coalesce(sum(w.points) filter (where s.inactive is null and (s.ends_on is null or s.ends_on >= ${on})), 0)::float8 as used
    from workforce.case_span s
      left join jsonb_to_recordset(${JSON.stringify(weights)}::jsonb) as w (location text, tier text, points numeric)
        on w.location = s.location and w.tier = s.tier
    where s.from_day <= ${on}
      and case when ${then}::timestamptz is null
        then s.replaced_at is null and (s.to_day is null or s.to_day > ${on})
        else s.recorded_at <= ${then} and (s.replaced_at is null or s.replaced_at > ${then})
          and (s.to_day is null or s.closed_at > ${then} or s.to_day > ${on}) end
    group by 1 order by 1`.execute(trx)
  return Object.fromEntries(rows.map(({ post, used, all }) => [post, { used, all }]))
}

/** The same as the pages have it: posts that hold somebody. */
const asShown = async (trx: Trx, on: Day): Promise<Sums> =>
  Object.fromEntries(
    (await livePosts(trx, {}, on))
      .flatMap(({ team, officer, used, casesAll }) =>
        used.known && casesAll ? [[`${team} ${officer}`, { used: used.value, all: casesAll }] as const] : [],
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

const acts = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('allocated'),
      body: fc.constantFrom(
        { team: 'T1', practitioner: 'A1' },
        { team: 'T1', practitioner: 'A2' },
        { team: 'T2', practitioner: 'B1' },
        { team: 'T2' },
      ),
    }),
    fc.record({
      kind: fc.constant('tier-set'),
      body: fc.record({ tier: fc.constantFrom('A3', 'B2', 'C1', 'D0S'), source: fc.constant('imported') }),
    }),
    fc.constant({ kind: 'registration', body: { act: 'added', type: 'WRSM' } }),
    fc.constant({ kind: 'registration', body: { act: 'removed', type: 'WRSM' } }),
  ),
  { minLength: 2, maxLength: 3 },
)

/** Writes what the record takes; what it refuses, like a registration that is there already, changes nothing. */
const tryTo = (id: string, { kind, body }: { kind: string; body: unknown }, on: Day, now: Date): Promise<boolean> =>
  inSystem(async trx => {
    await write(trx, id, kind, body, on, { now })
    return true
  }).catch((error: Error) => {
    assert.equal(error.constructor.name, 'EntryRefused')
    return false
  })

const PAST = ['2026-05-15', '2026-06-15', '2026-07-15'] as const

test('figures are the sums of the spans, a later entry leaves past days alone, and a late one changes only the days it is about', async () => {
  const people = [await somebody('B3'), await somebody(null), await somebody('C2')]
  let hour = 0
  await fc.assert(
    fc.asyncProperty(acts, fc.nat(2), fc.constantFrom(...PAST), async (chosen, who, lateDay) => {
      const id = people[who] ?? ''
      const shownOn = (days: readonly Day[]) => inSystem(trx => Promise.all(days.map(day => asShown(trx, day))))
      for (const [index, act] of chosen.entries()) {
        const late = index === 0
        const day = late ? lateDay : TODAY
        const known = new Date(at(TODAY).getTime() + hour * 3_600_000)
        hour += 1
        const [before, atLate] = [await shownOn(PAST), PAST.indexOf(lateDay)]
        await tryTo(id, act, day, new Date(known.getTime() + 1_800_000))
        const now = await shownOn(PAST)
        assert.deepEqual(now.slice(0, late ? atLate : 3), before.slice(0, late ? atLate : 3))
        await inSystem(async trx => {
          for (const on of [...PAST, TODAY]) assert.deepEqual(await asShown(trx, on), await addedUp(trx, on), on)
          for (const [place, on] of PAST.entries()) {
            assert.deepEqual(await addedUp(trx, on, known), before[place], `${on} as known before`)
          }
        })
      }
    }),
    { numRuns: 4, endOnFailure: true },
  )
  assert.deepEqual(
    await inSystem(spanDifferences),
    [],
    'spans written one by one are those that the whole records give',
  )
})

test('one more case never lowers what an officer has used, nor their percentage', async () => {
  const tiers = fc.option(fc.constantFrom('A3', 'B1', 'C2S', 'D0'), { nil: null })
  await fc.assert(
    fc.asyncProperty(tiers, fc.constantFrom('A1', 'A2'), async (tier, officer) => {
      const before = await loadOf(officer, TODAY)
      await give(await somebody(tier, TODAY), 'T1', officer, TODAY)
      const now = await loadOf(officer, TODAY)
      assert(before?.used.known && now?.used.known && before.percent.known && now.percent.known)
      assert.ok(now.used.value >= before.used.value)
      assert.ok(now.percent.value >= before.percent.value)
      assert.equal(now.casesAll, (before.casesAll ?? 0) + 1)
    }),
    { numRuns: 5, endOnFailure: true },
  )
})

const officer = (trx: Trx, code: string, team: string, grade = 'PO') =>
  trx
    .insertInto('platform.practitioner')
    .values({ code, name: `Officer ${code}`, grade, team, joined: '2026-01-05', left: null })
    .execute()

test('two posts of one person, in two regions, are two figures with the hours of each', async () => {
  await inSystem(async trx => {
    await officer(trx, 'W1', 'T1')
    await recordHours(trx, [{ officer: 'W1', team: 'T1', from: '2026-01-05', hours: 22.2 }], by)
    await recordHours(trx, [{ officer: 'W1', team: 'T3', from: '2026-01-05', hours: 14.8 }], by)
  })
  await give(await somebody('B3'), 'T1', 'W1', '2026-05-11')
  await give(await somebody('B3'), 'T3', 'W1', '2026-05-11')
  await give(await somebody('C2'), 'T3', 'W1', '2026-05-11')
  const posts = await inSystem(trx => livePosts(trx, { officers: ['W1'] }, TODAY))
  const seen = posts.map(({ region, team, used, available }) => [region, team, used, available])
  assert.deepEqual(seen.sort(), [
    ['R', 'T1', value(146), value(1305)],
    ['R2', 'T3', value(209), value(870)],
  ])
  const figures = await inSystem(trx => unitFigures(trx, {}, 'region', 'R2', at(TODAY)))
  assert(figures && figures !== 'none')
  assert.deepEqual([figures.unit.officers, figures.unit.used, figures.unit.available], [1, 209, 870])
})

test('a contract without hours, and reductions that take all of them, leave no availability and never 0 %', async () => {
  const posts = ['Z1', 'Z2'].map(code => ({ officer: code, team: 'T1' }))
  for (const post of posts) {
    await inSystem(async trx => {
      await officer(trx, post.officer, 'T1')
      await recordHours(trx, [{ ...post, from: '2026-01-05', hours: 37 }], by)
    })
    await give(await somebody('B3'), 'T1', post.officer, '2026-05-11')
  }
  await inSystem(async trx => {
    const later = posts.map((post, index) => ({ ...post, from: '2026-06-01', hours: index * 10 }))
    await recordHours(trx, later, by)
    const off = { reason: 'Long-term sickness', hours: 15, from: '2026-06-01', to: null }
    await recordReductions(trx, [{ officer: 'Z2', team: 'T1', ...off }], by)
  })
  const none = { known: false, why: 'there is no availability' }
  for (const { officer: code } of posts) {
    const load = await loadOf(code, TODAY)
    assert.deepEqual([load?.used, load?.available, load?.percent], [value(146), value(0), none])
  }
})

test('a reduction below 0 would give hours that nobody has: the record does not take it, and nothing moves', async () => {
  const before = await loadOf('A1', TODAY)
  const reduction = { officer: 'A1', team: 'T1', reason: 'Long-term sickness', hours: -5, from: '2026-01-05', to: null }
  await assert.rejects(
    inSystem(trx => recordReductions(trx, [reduction], by)),
    /reduction_hours_check/,
  )
  assert.deepEqual(await loadOf('A1', TODAY), before)
})

test('a team of nobody has no figure and says so', async () => {
  const [posts, figures] = await inSystem(async trx => [
    await livePosts(trx, { teams: ['T4'] }, TODAY),
    await unitFigures(trx, {}, 'team', 'T4', at(TODAY)),
  ])
  assert.deepEqual([posts, figures], [[], 'none'])
  assert.deepEqual(sumsOf([], ruleSet).percent, { known: false, why: 'there is no availability' })
})

test('two live sentences are one case, by the one that governs; a tier that nobody knows weighs nothing and is counted as such', async () => {
  await inSystem(async trx => {
    await officer(trx, 'L1', 'T1')
    await recordHours(trx, [{ officer: 'L1', team: 'T1', from: '2026-01-05', hours: 37 }], by)
  })
  const id = await somebody('B3')
  await give(id, 'T1', 'L1', '2026-05-11')
  const community = await loadOf('L1', TODAY)
  const custody = { type: 'custody', event: 2, starts: '2026-06-01', ends: '2029-05-31', requirements: [] }
  await inSystem(trx => write(trx, id, 'sentence-started', custody, '2026-06-01'))
  const code = tierCode('B3', ruleSet) ?? 0
  const [inCommunity, inCustody] = [
    casePoints('community', code, false, ruleSet),
    casePoints('custody', code, false, ruleSet),
  ]
  assert.notEqual(inCommunity, inCustody)
  assert.deepEqual(community?.used, value(inCommunity))
  const both = await loadOf('L1', TODAY)
  assert.deepEqual([both?.casesAll, both?.used], [1, value(inCustody)])

  await give(await somebody(null), 'T1', 'L1', '2026-05-11')
  const load = await loadOf('L1', TODAY)
  assert.deepEqual([load?.cases, load?.used], [2, value(inCustody)])
  const holding = holdingOf(await inSystem(trx => casesOn(trx, { officers: ['L1'] }, TODAY)), ruleSet)
  assert.deepEqual([holding.all, holding.untiered], [2, 1])
  assert.deepEqual(pointsOfCase({ tier: null, location: 'community' }, TODAY), {
    known: false,
    why: 'no tier is recorded',
  })
})

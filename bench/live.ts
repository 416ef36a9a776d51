import { sql } from 'kysely'
import { appendEntry, composeProjectors } from '#caseload'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { openStream } from '#platform/ledger/append.ts'
import { caseSpans, livePosts, weeklyHistory } from '#workforce'
import { benchDatabases, vacuumAnalyze } from './database.ts'
import type { BenchRow } from './row.ts'

const TEAMS = 1200
const OFFICERS = 8000
const PEOPLE = 250_000
const ROUNDS = 21
const MOST_TIMES = 1.6
const NATION_LIMIT_MS = 1000
/** Closed weeks are kept: this is what making them again costs, not what a page waits for. */
const HISTORY_LIMIT_MS = 5000
const DAY = '2026-11-20'

/** A nation of posts and of people who count for them, laid out in the tables: how they came there is not measured. */
export const layOut = async (trx: Trx): Promise<void> => {
  await sql`insert into platform.unit values ('N', 'nation', 'N', null), ('R', 'region', 'R', 'N'), ('P', 'pdu', 'P', 'R')`.execute(
    trx,
  )
  await sql`insert into platform.unit select 'T' || n, 'team', 'Team ' || n, 'P' from generate_series(1, ${TEAMS}) n`.execute(
    trx,
  )
  await sql`insert into platform.practitioner (code, name, grade, team, joined)
    select 'O' || n, 'Officer ' || n, 'PO', 'T' || (1 + n % ${TEAMS}), '2020-01-06' from generate_series(1, ${OFFICERS}) n`.execute(
    trx,
  )
  await sql`insert into workforce.post_hours (officer, team, from_day, hours, recorded_by, recorded_at)
    select code, team, '2020-01-06', 37, 'bench', now() from platform.practitioner`.execute(trx)
  await sql`insert into workforce.case_span (person_id, team, officer, tier, location, from_day, ends_on, recorded_at)
    select gen_random_uuid(), 'T' || (1 + (1 + n % ${OFFICERS}) % ${TEAMS}), 'O' || (1 + n % ${OFFICERS}),
      substr('ABCD', 1 + n / 7 % 4, 1) || (n / 3 % 4), (array['community', 'custody', 'licence'])[1 + n / 11 % 3],
      '2026-01-05', '2027-06-01', now() from generate_series(1, ${PEOPLE}) n`.execute(trx)
}

/** A year in which one person in three is moved once: what makes one week of a history unlike the week before. */
const moveSome = (trx: Trx): Promise<unknown> =>
  sql`with moved as (
      update workforce.case_span set to_day = date '2026-01-06' + (id * 7919 % 318)::integer, closed_at = now()
      where id % 3 = 0 and from_day = '2026-01-05' returning *)
    insert into workforce.case_span (person_id, team, officer, tier, location, from_day, ends_on, recorded_at)
    select m.person_id, o.team, o.code, m.tier, m.location, m.to_day, m.ends_on, now()
    from moved m join platform.practitioner o on o.code = 'O' || (1 + m.id * 31 % ${OFFICERS})`.execute(trx)

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const registered = async ({ system }: Databases): Promise<string> =>
  system.transaction().execute(async trx => {
    const { id } = await openStream(trx, 'caseload')
    const identity = { dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white', language: 'English', team: 'T1' }
    const body = { name: 'Fen Lark', crn: `X${String(Date.now()).slice(-6)}`, ...identity }
    await appendEntry(trx, { ...about(id), kind: 'person-registered', body })
    return id
  })

const about = (personId: string) => ({
  personId,
  happened: { from: DAY },
  author: 'O1',
  workDoneBy: 'O1',
  now: new Date(),
})

/** An entry that moves a person to another officer, with its spans and without. */
const entryTimes = async (databases: Databases): Promise<{ ours: number; theirs: number }> => {
  const id = await registered(databases)
  const move = (officer: number) =>
    databases.system
      .transaction()
      .execute(trx =>
        appendEntry(trx, { ...about(id), kind: 'allocated', body: { team: 'T1', practitioner: `O${officer}` } }),
      )
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    const withSpans = round % 2 === 0
    composeProjectors(withSpans ? [caseSpans] : [])
    ;(withSpans ? ours : theirs).push(await timed(() => move(1 + round)))
  }
  return { ours: middle(ours), theirs: middle(theirs) }
}

const historyTime = async (databases: Databases): Promise<number> => {
  await databases.system.transaction().execute(moveSome)
  await vacuumAnalyze(databases)
  const window = { from: '2026-05-25', to: DAY }
  const ask = () =>
    databases.system.transaction().execute(trx => weeklyHistory(trx, { kind: 'nation', code: 'N' }, window))
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) times.push(await timed(ask))
  return middle(times)
}

/**
 * What it costs that no figure is ever older than the record: an entry that changes a workload with its spans, against the same entry
 * alone; every post of a nation of 8,000 officers and 250,000 people from the spans; and 26 weeks of them.
 */
export const liveBenchmark = async (): Promise<BenchRow[]> => {
  const databases = await benchDatabases()
  try {
    await databases.system.transaction().execute(layOut)
    await vacuumAnalyze(databases)
    const { ours, theirs } = await entryTimes(databases)
    const ask = () => databases.system.transaction().execute(trx => livePosts(trx, {}, DAY))
    const times: number[] = []
    for (let round = 0; round < 9; round += 1) times.push(await timed(ask))
    const nation = middle(times)
    const history = await historyTime(databases)
    return [
      {
        work: 'An entry that changes a workload, with its spans',
        ...{ ours, theirs, unit: 'ms', peer: 'the same entry without figures' },
        ...{ ratio: ours / theirs, target: `<= ${MOST_TIMES}x`, holds: ours / theirs <= MOST_TIMES },
      },
      {
        work: 'Workload of 8,000 posts and 250,000 people from the record',
        ...{ ours: nation, theirs: NATION_LIMIT_MS, unit: 'ms', peer: 'limit' },
        ...{ ratio: nation / NATION_LIMIT_MS, target: `<= ${NATION_LIMIT_MS} ms`, holds: nation <= NATION_LIMIT_MS },
      },
      {
        work: 'The same, each of 26 weeks in which one person in 136 is moved',
        ...{ ours: history, theirs: HISTORY_LIMIT_MS, unit: 'ms', peer: 'limit', ratio: history / HISTORY_LIMIT_MS },
        ...{ target: `<= ${HISTORY_LIMIT_MS} ms`, holds: history <= HISTORY_LIMIT_MS },
      },
    ]
  } finally {
    await databases.close()
  }
}

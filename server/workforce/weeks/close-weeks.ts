import { randomUUID } from 'node:crypto'
import { daysAfter } from '@candour/timeliness'
import { ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Db, Trx } from '#platform/database/tables.ts'
import { appendLeaf, openStream } from '#platform/ledger/append.ts'
import { dayOf } from '#platform/web/dates.ts'
import { livePosts } from '../live/live-posts.ts'
import { lastOver, mondayOf, mondaysFrom } from './mondays.ts'
import { weekTables } from './tables.ts'
import { weekDigest } from './week-digest.ts'
import { postRow, unitRows, type WeekPost, type WeekUnit } from './week-rows.ts'

/** Where the ledger keeps closed weeks. */
export const weekRoom = 'workforce-week'

const type = 'workforce.week-closed'

/** Weeks that are made up for at most: a record that was loaded goes back further than anybody looked at its figures here. */
const WEEKS_BACK = 104
/** Rows to a statement: PostgreSQL takes 65,535 values. */
const ROWS = 3000
const weekLock = 7_316_055

const inParts = <T>(rows: readonly T[]): readonly T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, part) => rows.slice(part * ROWS, (part + 1) * ROWS))

const store = async (trx: Trx, posts: readonly WeekPost[], units: readonly WeekUnit[]): Promise<void> => {
  const tables = weekTables(trx)
  for (const part of inParts(posts)) await tables.insertInto('workforce.week_post').values(part).execute()
  for (const part of inParts(units)) await tables.insertInto('workforce.week_unit').values(part).execute()
}

/**
 * Keeps the figures of one week as at its Monday, with their digest in the ledger. Whoever closes the same week at the same time
 * waits, and then finds it closed.
 *
 * @returns false when it is closed already, or when there was no record yet
 */
export const closeWeek = async (trx: Trx, week: Day, now: Date): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(${weekLock}::bigint)`.execute(trx)
  const rules = ruleSetOn(week)
  const closed = weekTables(trx).selectFrom('workforce.closed_week').select('week').where('week', '=', week)
  if (!rules.known || (await closed.executeTakeFirst())) return false
  const loads = await livePosts(trx, {}, week)
  if (!loads.some(load => load.source === 'record')) return false
  const posts = loads.map(load => postRow(week, load))
  const units = await unitRows(trx, week, loads, rules.value)
  const digest = weekDigest(posts, units)
  const { id: rule_set, version: rule_set_version } = rules.value.stamp
  const entry = randomUUID()
  const stream = await openStream(trx, weekRoom)
  const payload = { week, ruleSet: rule_set, ruleSetVersion: rule_set_version, posts: posts.length, digest }
  const happened = { from: week, to: daysAfter(week, 6) }
  const sealed = await appendLeaf(trx, { stream, entry, type, recordedAt: now, happened, payload })
  await weekTables(trx)
    .insertInto('workforce.closed_week')
    .values({
      ...{ week, id: entry, stream: stream.id, seq: sealed.seq, type, recorded_at: now },
      ...{ salt: sealed.salt, payload: sealed.payload, rule_set, rule_set_version, posts: posts.length, digest },
    })
    .execute()
  await store(trx, posts, units)
  return true
}

/** Weeks that are over and not closed, the oldest first. None before the first person was recorded. */
const dueWeeks = async (db: Db, today: Day): Promise<readonly Day[]> => {
  const { rows } = await sql<{ first: Day | null }>`select min(from_day) as first from workforce.case_span
    where replaced_at is null`.execute(db)
  const first = rows[0]?.first
  const last = lastOver(today)
  if (first === null || first === undefined) return []
  const oldest = daysAfter(last, -7 * (WEEKS_BACK - 1))
  const begins = mondayOf(daysAfter(first, 6))
  const done = await weekTables(db).selectFrom('workforce.closed_week').select('week').execute()
  const closed = new Set(done.map(row => row.week))
  return mondaysFrom(begins > oldest ? begins : oldest, last).filter(week => !closed.has(week))
}

/**
 * Closes the weeks that are over, the oldest first, each in a transaction of its own: stopped anywhere, it goes on from there. Run
 * twice, late, or by two at once, each week is closed once.
 *
 * @param most how many weeks at most
 * @returns how many were closed, and whether more are due
 */
export const closeWeeks = async (
  db: Db,
  now: Date,
  most: number,
): Promise<{ readonly closed: number; readonly more: boolean }> => {
  const due = await dueWeeks(db, dayOf(now))
  let closed = 0
  for (const week of due.slice(0, most)) {
    if (await db.transaction().execute(trx => closeWeek(trx, week, now))) closed += 1
  }
  // A week that cannot be closed (no rules in force then) is no reason to ask again at once.
  return { closed, more: closed > 0 && due.length > most }
}

import { ruleSetNamed } from '@candour/workload'
import { sql } from 'kysely'
import { type EntryWritten, entriesWrittenAt } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { reckonedNow, shownPost, shownUnit, type WeekShown, type WeeksOf } from './history.ts'
import { type ClosedWeek, closedWeek, digestAgain, keptPostWeeks, keptUnitWeeks } from './kept-weeks.ts'

type Shown = Omit<WeekShown, 'week' | 'closedAt' | 'ruleSet'>

/** What came after a week was closed and bears on it: how many changes of each kind, and the last of them. */
export type LateChanges = {
  readonly kind: 'cases' | 'work' | 'hours'
  readonly pieces: number
  readonly last_at: Date | null
}

/** A closed week beside what it comes to now. */
export type WeekAgain = {
  readonly closed: ClosedWeek
  /** Null when the week kept nothing of them: they came into the record later. */
  readonly kept: Shown | null
  readonly now: Shown | null
  /** Whether the kept rows still have the digest that stands in the ledger. */
  readonly digestHolds: boolean
  readonly late: readonly LateChanges[]
  /** Late entries about people whom the reader's teams supervise, the last one first. */
  readonly entries: readonly EntryWritten[]
}

/** Entries that are named on a page at most; the counts say how many there are. */
const MOST_ENTRIES = 100

const scope = async (
  trx: Trx,
  of: WeeksOf,
): Promise<{ readonly teams: readonly string[] | null; readonly officers: readonly string[] | null }> => {
  if ('officer' in of) return { teams: [of.team], officers: [of.officer] }
  if (of.kind === 'nation') return { teams: null, officers: null }
  const { rows } = await sql<{ teams: string[] }>`select platform.teams_below(${of.unit}) as teams`.execute(trx)
  return { teams: rows[0]?.teams ?? [], officers: null }
}

type Row = { readonly person_id: string; readonly at: Date }

const lateEntries = async (trx: Trx, of: WeeksOf, { week, recorded_at: since }: ClosedWeek, days: number) => {
  const { teams, officers } = await scope(trx, of)
  const { rows } = await sql<Row>`select distinct l.person_id, l.at from (
      select person_id, at from workforce.late_spans(${week}, ${since}) s
        where (${teams}::text[] is null or s.team = any (${teams}::text[]))
          and (${officers}::text[] is null or s.officer = any (${officers}::text[]))
      union all
      select person_id, at from workforce.late_work(${week}, ${since}, ${days}) w
        left join platform.practitioner p on p.code = w.officer
        where (${teams}::text[] is null or p.team = any (${teams}::text[]) or w.team = any (${teams}::text[]))
          and (${officers}::text[] is null or w.officer = any (${officers}::text[]) or w.holder = any (${officers}::text[]))) l
    order by l.at desc limit ${MOST_ENTRIES}`.execute(trx)
  return entriesWrittenAt(
    trx,
    rows.map(row => ({ personId: row.person_id, at: row.at })),
  )
}

/**
 * A closed week reckoned again from the record as it is now: whether both say the same, and if not, what was recorded since that
 * bears on it.
 *
 * @returns undefined when the week is not closed
 */
export const weekAgain = async (trx: Trx, of: WeeksOf, week: Day): Promise<WeekAgain | undefined> => {
  const closed = await closedWeek(trx, week)
  if (!closed) return undefined
  const [kept] =
    'officer' in of
      ? (await keptPostWeeks(trx, of, week)).filter(row => row.week === week).map(shownPost)
      : (await keptUnitWeeks(trx, of.unit, week)).filter(row => row.week === week).map(shownUnit)
  const { teams, officers } = await scope(trx, of)
  const days = ruleSetNamed(closed.rule_set)?.data.reportDays ?? 1
  const { rows: late } = await sql<LateChanges>`select * from workforce.late_changes(${week}, ${closed.recorded_at},
    ${teams}::text[], ${officers}::text[], ${days})`.execute(trx)
  return {
    closed,
    kept: kept ?? null,
    now: (await reckonedNow(trx, of, week)) ?? null,
    digestHolds: (await digestAgain(trx, week)) === closed.digest,
    late,
    entries: await lateEntries(trx, of, closed, days),
  }
}

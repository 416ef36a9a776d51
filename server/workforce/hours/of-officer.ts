import type { ReductionStatus } from '@candour/workload'
import { reductionStatus } from '@candour/workload'
import { type Selectable, sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Change } from '../staff/tables.ts'
import { type WorkforceTables, workforce } from '../tables.ts'

type Recorded = {
  readonly id: number
  readonly change: Change
  readonly why: string
  readonly supersedes: number | null
  readonly recordedBy: string
  readonly recordedAt: Date
  readonly entry: string | null
}

/** Contracted hours of an officer in a team from a day on. */
export type HoursRow = Recorded & { readonly from: Day; readonly hours: number }

/** A reduction as it was recorded, changed or deleted. */
export type ReductionRow = Recorded & {
  readonly officer: string
  readonly team: string
  readonly reason: string
  readonly hours: number
  readonly from: Day
  readonly to: Day | null
  readonly notes: string
}

type Post = { readonly officer: string; readonly team: string }

const recorded = (row: {
  id: number
  change: Change
  why: string
  supersedes: number | null
  recorded_by: string
  recorded_at: Date
  entry: string | null
}): Recorded => ({
  ...{ id: row.id, change: row.change, why: row.why, supersedes: row.supersedes, entry: row.entry },
  ...{ recordedBy: row.recorded_by, recordedAt: row.recorded_at },
})

type RecordedTables = Pick<WorkforceTables, 'workforce.post_hours' | 'workforce.reduction'>

/** Every row of somebody in a team, the latest first day first, later rows before earlier. */
const rowsOf = async <Table extends keyof RecordedTables>(
  trx: Trx,
  table: Table,
  { officer, team }: Post,
): Promise<readonly Selectable<RecordedTables[Table]>[]> => {
  const { rows } = await sql<Selectable<RecordedTables[Table]>>`
    select * from ${sql.table(table)} where officer = ${officer} and team = ${team} order by from_day desc, id desc`.execute(
    trx,
  )
  return rows
}

/** Every row ever recorded of somebody's contracted hours in a team, the latest first day first, later rows before earlier. */
export const hoursRows = async (trx: Trx, post: Post): Promise<readonly HoursRow[]> => {
  const rows = await rowsOf(trx, 'workforce.post_hours', post)
  return rows.map(row => ({ ...recorded(row), from: row.from_day, hours: Number(row.hours) }))
}

/** Every row ever recorded of somebody's reductions in a team; those that the person may read. */
export const reductionRows = async (trx: Trx, post: Post): Promise<readonly ReductionRow[]> => {
  const rows = await rowsOf(trx, 'workforce.reduction', post)
  return rows.map(row => ({
    ...recorded(row),
    ...{ officer: row.officer, team: row.team, reason: row.reason, hours: Number(row.hours) },
    ...{ from: row.from_day, to: row.to_day, notes: row.notes },
  }))
}

/** Rows whose place no later row has taken; what was deleted among them. */
export const latestRows = <T extends Pick<Recorded, 'id' | 'supersedes'>>(rows: readonly T[]): readonly T[] => {
  const taken = new Set(rows.map(({ supersedes }) => supersedes))
  return rows.filter(({ id }) => !taken.has(id))
}

/** Rows that stand. */
export const standingRows = <T extends Recorded>(rows: readonly T[]): readonly T[] =>
  latestRows(rows).filter(({ change }) => change !== 'deleted')

/** The rows that one took the place of, itself first. */
export const historyOf = <T extends Pick<Recorded, 'id' | 'supersedes'>>(
  rows: readonly T[],
  id: number,
): readonly T[] => {
  const row = rows.find(one => one.id === id)
  if (!row) return []
  return row.supersedes === null ? [row] : [row, ...historyOf(rows, row.supersedes)]
}

/** Contracted hours in force on a day; undefined when none are recorded. */
export const contractedOf = (rows: readonly HoursRow[], day: Day): number | undefined =>
  standingRows(rows).find(({ from }) => from <= day)?.hours

/** Where a reduction stands on a day, with those that were deleted. */
export const statusOf = (row: ReductionRow, day: Day): ReductionStatus | 'DELETED' =>
  row.change === 'deleted' ? 'DELETED' : reductionStatus(row, day)

/** Hours of an officer in their other teams on a day, above 0. */
export const hoursElsewhere = async (trx: Trx, { officer, team }: Post, day: Day) => {
  const rows = await workforce(trx)
    .selectFrom('workforce.post_hours_now as hours')
    .innerJoin('platform.unit as unit', 'unit.code', 'hours.team')
    .distinctOn('hours.team')
    .select(['unit.name as team', 'hours.hours'])
    .where('hours.officer', '=', officer)
    .where('hours.team', '<>', team)
    .where('hours.from_day', '<=', day)
    .orderBy('hours.team')
    .orderBy('hours.from_day', 'desc')
    .execute()
  return rows.map(row => ({ team: row.team, hours: Number(row.hours) })).filter(({ hours }) => hours > 0)
}

import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'
import type { Result } from './results.ts'

export type FrozenReduction = {
  readonly reason: string
  readonly hours: number
  readonly from: Day
  readonly to: Day | null
}

/** Reductions of an officer as a result used them: only those that the person may read. */
export const reductionsIn = async (
  trx: Trx,
  result: Result,
  team: string,
  officer: string,
): Promise<readonly FrozenReduction[]> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.result_reduction')
    .select(['reason', 'hours', 'from_day', 'to_day'])
    .where('result', '=', result.id)
    .where('team', '=', team)
    .where('officer', '=', officer)
    .orderBy('from_day')
    .execute()
  return rows.map(row => ({ reason: row.reason, hours: Number(row.hours), from: row.from_day, to: row.to_day }))
}

export type PastFigure = {
  readonly result: number
  readonly day: Day
  readonly percent: Figure
  readonly cases: number | null
}

/** An officer's figures in the last results, the latest first. */
export const pastFigures = async (
  trx: Trx,
  team: string,
  officer: string,
  most: number,
): Promise<readonly PastFigure[]> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.officer_figure as figure')
    .innerJoin('workforce.result_set as result', 'result.id', 'figure.result')
    .select(['result.id', 'result.extract_day', 'figure.percent', 'figure.why', 'figure.cases'])
    .where('figure.officer', '=', officer)
    .where('figure.team', '=', team)
    .orderBy('result.extract_day', 'desc')
    .orderBy('result.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    result: row.id,
    day: row.extract_day,
    cases: row.cases,
    percent: row.percent === null ? unknown(row.why ?? '') : known(row.percent),
  }))
}

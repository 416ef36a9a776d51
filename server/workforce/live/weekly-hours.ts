import type { RuleSet } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import type { HoursOfPost } from './hours.ts'

type Row = {
  readonly kind: 'contracted' | 'reduced'
  readonly team: string
  readonly officer: string
  readonly from_day: Day
  readonly to_day: Day | null
  readonly hours: string
}

type Post = { readonly team: string; readonly officer: string }

/** Hours of posts on any day up to a last one. */
export type HoursOverTime = {
  readonly officers: readonly string[]
  readonly on: (day: Day) => ReadonlyMap<string, HoursOfPost & Post>
}

const hoursOn = (rows: readonly Row[], day: Day): HoursOfPost => {
  const contracted = rows.findLast(row => row.kind === 'contracted' && row.from_day <= day)
  const reduced = rows
    .filter(row => row.kind === 'reduced' && row.from_day <= day && (row.to_day === null || row.to_day >= day))
    .reduce((sum, row) => sum + Number(row.hours), 0)
  return { contracted: contracted ? Number(contracted.hours) : null, reduced: Math.round(reduced * 100) / 100 }
}

/** Hours and reductions of some teams as they changed: one question for all weeks. */
export const hoursOverTime = async (
  trx: Trx,
  teams: readonly string[],
  last: Day,
  { data }: RuleSet,
): Promise<HoursOverTime> => {
  const reasons = data.reductions.map(({ reason }) => reason)
  const { rows } = await sql<Row>`
    select * from workforce.hours_over_time(${last}, ${teams}::text[], ${reasons}::text[])`.execute(trx)
  const ofPost = Map.groupBy(rows, ({ team, officer }) => postKey(team, officer))
  return {
    officers: [...new Set(rows.map(row => row.officer))],
    on: day =>
      new Map(
        [...ofPost].flatMap(([key, its]) => {
          const [first] = its
          return first ? [[key, { team: first.team, officer: first.officer, ...hoursOn(its, day) }] as const] : []
        }),
      ),
  }
}

import type { RuleSet } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import type { Within } from './cases.ts'

/** Hours a week of one post on a day. */
export type HoursOfPost = { readonly contracted: number | null; readonly reduced: number }

type Row = {
  readonly team: string
  readonly officer: string
  readonly contracted: string | null
  readonly reduced: string
}

/** Hours and reductions of the posts asked for on a day, by `postKey`. A reason that the rules do not list takes nothing off. */
export const hoursOfPosts = async (
  trx: Trx,
  { teams, officers }: Within,
  day: Day,
  { data }: RuleSet,
): Promise<ReadonlyMap<string, HoursOfPost & Pick<Row, 'team' | 'officer'>>> => {
  const reasons = data.reductions.map(({ reason }) => reason)
  const { rows } = await sql<Row>`
    select * from workforce.hours_of_posts(${day}, ${teams ?? null}::text[],
      ${officers ?? null}::text[], ${reasons}::text[])`.execute(trx)
  return new Map(
    rows.map(({ team, officer, contracted, reduced }) => [
      postKey(team, officer),
      { team, officer, contracted: contracted === null ? null : Number(contracted), reduced: Number(reduced) },
    ]),
  )
}

import { type Figure, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { livePosts } from '#workforce'

/** What somebody carries in one team. Points are points a week; `cases` null when nobody knows. */
export type Load = {
  readonly used: Figure
  readonly available: Figure
  readonly percent: Figure
  readonly cases: number | null
}

const nothingKnown = unknown('no figure of this officer in this team')

/** What an officer carries in a team; unknown with its reason, and never nothing, when there is no figure. */
export const loadOf = async (trx: Trx, team: string, officer: string, today: Day): Promise<Load> => {
  const posts = await livePosts(trx, { teams: [team], officers: [officer] }, today)
  const post = posts.find(one => one.team === team)
  return post ?? { used: nothingKnown, available: nothingKnown, percent: nothingKnown, cases: null }
}

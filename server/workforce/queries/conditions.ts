import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { resultOnDay } from './results.ts'
import { unitLoad } from './units.ts'

/** Under what load a unit worked on a day: what stands beside an inspector's finding. */
export type ConditionsOfWork = {
  /** The night of the file behind the figures; null when there is none. */
  readonly extractDay: Day | null
  readonly workload: Figure
  readonly officers: Figure
  readonly aboveLimit: Figure
  readonly unknownOfficers: Figure
  readonly casesWithoutOfficer: Figure
  readonly vacantPosts: Figure
  readonly posts: Figure
  readonly source: string
}

/**
 * Workload, officers above the ceiling, officers whose load is unknown, cases with no named officer in the file, and vacant
 * posts of a PDU, by the latest file of or before a day.
 */
export const conditionsOfWork = async (trx: Trx, pdu: string, day: Day): Promise<ConditionsOfWork> => {
  const posts = await postsOf(trx, pdu, day)
  const result = await resultOnDay(trx, day)
  const unit = result && (await unitLoad(trx, result, 'pdu', pdu))
  if (!result || !unit) {
    const why = result
      ? `nobody of the unit is in the file of ${dayText(result.extractDay)}`
      : `no file of or before ${dayText(day)}`
    const none = unknown(why)
    return {
      ...{ extractDay: null, workload: none, officers: none, aboveLimit: none, unknownOfficers: none },
      ...{ casesWithoutOfficer: none, ...posts, source: 'No file' },
    }
  }
  return {
    extractDay: result.extractDay,
    workload: unit.percent,
    officers: known(unit.officers),
    aboveLimit: known(unit.red),
    unknownOfficers: known(unit.unknown),
    casesWithoutOfficer: known(unit.casesUnnamed),
    ...posts,
    source: `${result.fileName}, extract of ${dayText(result.extractDay)}, rules ${result.ruleSet.stamp.id} ${result.ruleSet.stamp.version}`,
  }
}

/** Posts stand as they are now, with the day since when: a post that has changed hands since then is not counted as vacant. */
const postsOf = async (trx: Trx, pdu: string, day: Day): Promise<Pick<ConditionsOfWork, 'posts' | 'vacantPosts'>> => {
  const row = await trx
    .selectFrom('platform.post as post')
    .innerJoin('platform.unit as team', 'team.code', 'post.team')
    .select(eb => [
      eb.fn.countAll<number>().as('posts'),
      eb.fn
        .countAll<number>()
        .filterWhere('post.practitioner', 'is', null)
        .filterWhere('post.since', '<=', day)
        .as('vacant'),
    ])
    .where('team.parent', '=', pdu)
    .executeTakeFirstOrThrow()
  if (row.posts === 0) return { posts: unknown('no posts are recorded'), vacantPosts: unknown('no posts are recorded') }
  return { posts: known(row.posts), vacantPosts: known(row.vacant) }
}

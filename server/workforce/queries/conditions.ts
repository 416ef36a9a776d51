import type { Figure, RuleSet } from '@candour/workload'
import { known, ruleSetOn, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { unitsBelow } from '#platform/organisation/units.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { livePosts } from '../live/live-posts.ts'
import { sumsOf } from '../live/unit-sums.ts'
import { ageInDays } from './file-age.ts'
import type { OfficerLoad } from './officers.ts'
import { resultOnDay } from './results.ts'

/** Under what load a unit worked on a day: what stands beside an inspector's finding. */
export type ConditionsOfWork = {
  /** The day that the figures stand for: the day asked for by the record, the night of the file otherwise. Null when there are none. */
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

type Source = Pick<ConditionsOfWork, 'extractDay' | 'source'>

/** Where the figures of some posts come from, and how old a file among it is. */
const sourceOf = async (trx: Trx, loads: readonly OfficerLoad[], day: Day, { stamp }: RuleSet): Promise<Source> => {
  const rules = `rules ${stamp.id} ${stamp.version}`
  const byFile = loads.filter(load => load.source === 'file').length
  const result = byFile > 0 ? await resultOnDay(trx, day) : undefined
  if (!result) return { extractDay: day, source: `The record in Candour, ${rules}` }
  const file = `${result.fileName}, extract of ${dayText(result.extractDay)}, ${ageInDays(result.extractDay, day)}`
  if (byFile === loads.length) return { extractDay: result.extractDay, source: `${file}, ${rules}` }
  return { extractDay: day, source: `The record in Candour, and for ${countedText(byFile, 'post')} ${file}, ${rules}` }
}

/**
 * Workload, officers above the ceiling, officers whose load is unknown, cases with no named officer, and vacant posts of a PDU as at a
 * day, by what the record says now. Teams that keep no record here stand as the latest file of or before the day gives them. What was
 * published with an inspection stands in its document and is not asked for here again.
 */
export const conditionsOfWork = async (trx: Trx, pdu: string, day: Day): Promise<ConditionsOfWork> => {
  const posts = await postsOf(trx, pdu, day)
  const rules = ruleSetOn(day)
  const teams = (await unitsBelow(trx, pdu)).map(team => team.code)
  const loads = await livePosts(trx, { teams }, day)
  if (!rules.known || loads.length === 0) {
    const none = unknown(rules.known ? `no record and no file of or before ${dayText(day)}` : rules.why)
    return {
      ...{ extractDay: null, workload: none, officers: none, aboveLimit: none, unknownOfficers: none },
      ...{ casesWithoutOfficer: none, ...posts, source: 'No record and no file' },
    }
  }
  const sums = sumsOf(loads, rules.value)
  return {
    workload: sums.percent,
    officers: known(sums.officers),
    aboveLimit: known(sums.red),
    unknownOfficers: known(sums.unknown),
    casesWithoutOfficer: known(sums.casesUnnamed),
    ...posts,
    ...(await sourceOf(trx, loads, day, rules.value)),
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

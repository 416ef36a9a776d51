import { handoverDate, handoverRuleSets, handoverPaths as paths, type RuledDay } from '@candour/handover'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import type { Labels } from '../answers.ts'
import timetableFile from './parole-timetable.json' with { type: 'json' }

const ParoleTimetable = z.strictObject({
  source: z.string(),
  sets: z.array(z.strictObject({ from: z.iso.date(), weeksBeforeHearing: z.int().min(0) })),
})
export type ParoleTimetable = z.output<typeof ParoleTimetable>

const shippedTimetable = ParoleTimetable.parse(timetableFile)

/** Why a handover starts when it does, in words, by the value that is stored. */
export const handoverPaths: Labels = Object.fromEntries(
  handoverRuleSets.flatMap(set => Object.entries(set.beforeRelease).map(([path, { words }]) => [path, words])),
)

const none = (why: string): RuledDay => ({ day: null, why })

/**
 * The day by which the handover to the community starts, from what an entry says, which may leave out the rule or the release.
 *
 * @source reference/tiering.md 3.7, by the rules of `@candour/handover`
 */
export const handoverStart = (given: {
  readonly path: string | undefined
  readonly sentenced: Day | null
  readonly release: Day | undefined
}): RuledDay => {
  const path = paths.find(one => one === given.path)
  if (given.release === undefined) return none('The release date is not recorded')
  if (path === undefined) return none('It is not recorded which rule the handover follows')
  return handoverDate({ path, sentenceStart: given.sentenced, earliestRelease: given.release })
}

/**
 * The day a parole report is due, counted back from the day the case is heard.
 *
 * @param timetable dated; none is shipped, because no public source gives the weeks
 * @source reference/tiering.md 5.3
 */
export const paroleReportDue = (hearing: Day | undefined, timetable: ParoleTimetable = shippedTimetable): RuledDay => {
  if (hearing === undefined) return none('The day of the hearing is not recorded')
  const set = timetable.sets.filter(({ from }) => from <= hearing).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (!set) return none('No timetable for parole reports is set up')
  return { day: DateTime.fromISO(hearing, { zone: 'utc' }).minus({ weeks: set.weeksBeforeHearing }).toISODate() ?? '' }
}

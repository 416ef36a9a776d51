import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import type { Labels } from '../answers.ts'
import rulesFile from './handover-rules.json' with { type: 'json' }
import timetableFile from './parole-timetable.json' with { type: 'json' }

const whole = z.int().min(0)
const HandoverRules = z.strictObject({
  source: z.string(),
  sets: z
    .array(
      z.strictObject({
        from: z.iso.date(),
        beforeRelease: z.record(z.string(), z.strictObject({ words: z.string(), months: whole, days: whole })),
        noneWhenReleasedWithinMonthsOfSentence: whole,
      }),
    )
    .min(1),
})
const ParoleTimetable = z.strictObject({
  source: z.string(),
  sets: z.array(z.strictObject({ from: z.iso.date(), weeksBeforeHearing: whole })),
})
export type ParoleTimetable = z.output<typeof ParoleTimetable>

const rules = HandoverRules.parse(rulesFile).sets
const shippedTimetable = ParoleTimetable.parse(timetableFile)

/** Why a handover starts when it does, in words, by the value that is stored. */
export const handoverPaths: Labels = Object.fromEntries(
  rules.flatMap(set => Object.entries(set.beforeRelease).map(([path, { words }]) => [path, words])),
)

/** A day that a rule gives, or why it gives none. */
export type RuledDay = { readonly day: Day } | { readonly day: null; readonly why: string }

const none = (why: string): RuledDay => ({ day: null, why })
const date = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc' })

/** In force on a day: the newest that began by then. */
const inForce = <S extends { readonly from: Day }>(sets: readonly S[], on: Day): S | undefined =>
  sets.filter(set => set.from <= on).sort((a, b) => (a.from < b.from ? 1 : -1))[0]

/**
 * The day by which the handover to the community starts. Months are taken off first, then days; a month that is too short gives
 * its last day. Somebody released within ten months of sentence has no handover.
 *
 * @source reference/tiering.md 3.7
 */
export const handoverStart = (given: {
  readonly path: string | undefined
  readonly sentenced: Day | null
  readonly release: Day | undefined
}): RuledDay => {
  const { path, sentenced, release } = given
  if (release === undefined) return none('The release date is not recorded')
  const set = inForce(rules, release)
  const before = path === undefined ? undefined : set?.beforeRelease[path]
  if (!set || !before) return none('It is not recorded which rule the handover follows')
  if (sentenced !== null) {
    const earliest = date(sentenced).plus({ months: set.noneWhenReleasedWithinMonthsOfSentence })
    if (earliest >= date(release))
      return none('Release comes within ten months of the sentence: no handover is planned')
  }
  return { day: date(release).minus({ months: before.months }).minus({ days: before.days }).toISODate() ?? '' }
}

/**
 * The day a parole report is due, counted back from the day the case is heard.
 *
 * @param timetable dated; none is shipped, because no public source gives the weeks
 * @source reference/tiering.md 5.3
 */
export const paroleReportDue = (hearing: Day | undefined, timetable: ParoleTimetable = shippedTimetable): RuledDay => {
  if (hearing === undefined) return none('The day of the hearing is not recorded')
  const set = inForce(timetable.sets, hearing)
  if (!set) return none('No timetable for parole reports is set up')
  return { day: date(hearing).minus({ weeks: set.weeksBeforeHearing }).toISODate() ?? '' }
}

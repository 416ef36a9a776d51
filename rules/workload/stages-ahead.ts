import { dayBefore, plusMonths } from './months.ts'
import type { ProtectionSet, Stage } from './protections.ts'

/** Hours a week taken off from one day to another. Days are `YYYY-MM-DD`; `to` is the last day, null while nobody has set one. */
export type HoursOff = { readonly from: string; readonly to: string | null; readonly hours: number }

/** Hours off of one post as they are recorded, with the reason where it may be known: only those of stages are looked at. */
export type RecordedHoursOff = HoursOff & { readonly reason: string | null }

type CountedStage = Stage & { readonly toMonth: number; readonly percent: number; readonly reason: string }

const isCounted = (stage: Stage): stage is CountedStage =>
  stage.toMonth !== null && stage.percent !== null && stage.reason !== null

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The last day of a stage that began on a day. */
const lastDayOf = ({ fromMonth, toMonth }: CountedStage, from: string): string =>
  dayBefore(plusMonths(from, toMonth - fromMonth))

const HOUR_PARTS = 10_000

const advance = (
  latest: RecordedHoursOff,
  stages: readonly CountedStage[],
  on: string,
  contracted: (day: string) => number | null,
): readonly HoursOff[] => {
  const at = stages.findIndex(({ reason }) => reason === latest.reason)
  const current = stages[at]
  if (!current) return []
  const planned = lastDayOf(current, latest.from)
  const last = latest.to ?? (planned >= on ? planned : null)
  // A stage that should be over and that nobody has ended stays as it stands: what comes next is for a manager to say.
  if (last === null) return [latest]
  const ahead: HoursOff[] = [{ ...latest, to: last }]
  let from = dayAfter(last)
  for (const stage of stages.slice(at + 1)) {
    const to = lastDayOf(stage, from)
    const hours = Math.round(((contracted(from) ?? 0) * stage.percent * HOUR_PARTS) / 100) / HOUR_PARTS
    ahead.push({ from, to, hours })
    from = dayAfter(to)
  }
  return ahead
}

/**
 * The hours off of one post from a day on, its learning going on as the data of protections says: when the hours of a stage end, those
 * of the next begin, by its percent of the contracted hours. A last stage, an agreed one (phased return) and everything that is no
 * stage end on their recorded day. Only what is in force on the day or comes later is followed: a stage that somebody ended stays ended.
 *
 * @param on what holds on this day is what is recorded, whatever the stages say
 * @param contracted hours of the post on a day; null where they are not recorded
 * @source protections of `set`: stages, months and percent
 */
export const stagesAhead = (
  recorded: readonly RecordedHoursOff[],
  set: ProtectionSet,
  on: string,
  contracted: (day: string) => number | null,
): readonly HoursOff[] => {
  const inForce = recorded.filter(({ to }) => to === null || to >= on)
  const followed = new Map<RecordedHoursOff, readonly HoursOff[]>()
  for (const { stages } of set.protections) {
    const counted = stages.filter(isCounted)
    const own = inForce.filter(({ reason }) => counted.some(stage => stage.reason === reason))
    const latest = own.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1)
    if (latest) followed.set(latest, advance(latest, counted, on, contracted))
  }
  return inForce.flatMap(one => followed.get(one) ?? [one])
}

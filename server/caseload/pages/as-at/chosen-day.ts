import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { typedDay } from '../../forms/typed-day.ts'

/** A day that somebody asked for, or what is wrong with it. */
export type ChosenDay =
  | { readonly ok: true; readonly day: Day; readonly typed: string }
  | { readonly ok: false; readonly why: string; readonly typed: string }

/** The day of the address, as people write days; nothing typed is the day before. A day that has not come is none. */
export const chosenDay = (typed: string, today: Day): ChosenDay => {
  const read = typedDay(typed === '' ? 'yesterday' : typed, today)
  if (!read.ok) return { ok: false, why: read.why, typed }
  if (read.day > today) return { ok: false, why: 'Enter a day that is not in the future', typed }
  return { ok: true, day: read.day, typed: dayText(read.day) }
}

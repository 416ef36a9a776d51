import type { Day } from '#platform/database/tables.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const DAY_MS = 86_400_000
const counts: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
])
const lengths: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['fortnight', 14],
])

const daysFrom = (today: Day, days: number): Day =>
  new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10)

/** 0 for Sunday to 6 for Saturday, from the name or its first letters, three or more; -1 for anything else. */
export const weekdayOf = (text: string): number =>
  text.length < 3 ? -1 : weekdays.findIndex(name => name.startsWith(text))

/** "Thursday". */
export const weekdayName = (day: Day): string => {
  const name = weekdays[new Date(day).getUTCDay()] ?? ''
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

const near: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['tomorrow', 1],
])

/** "3 days ago", "a week ago", "in 2 weeks". */
const counted = (text: string, today: Day): Day | undefined => {
  const [, before, many = '', unit = '', after] =
    /^(in )?(\d{1,3}|[a-z]+) (day|week|fortnight)s?( ago)?$/.exec(text) ?? []
  const count = /^\d+$/.test(many) ? Number(many) : counts.get(many)
  const length = lengths.get(unit)
  if (count === undefined || length === undefined || (before === undefined) === (after === undefined)) return undefined
  return daysFrom(today, count * length * (after === undefined ? 1 : -1))
}

/** "Friday" is the nearest one, today included; "last Friday" is the nearest one before today. */
const weekday = (text: string, today: Day, ahead: boolean): Day | undefined => {
  const [, prefix, name = ''] = /^(last |on )?([a-z]+)$/.exec(text) ?? []
  const wanted = weekdayOf(name)
  if (wanted < 0) return undefined
  const since = (new Date(today).getUTCDay() - wanted + 7) % 7
  if (prefix === 'last ') return daysFrom(today, -(since || 7))
  return ahead ? daysFrom(today, (7 - since) % 7) : daysFrom(today, -since)
}

/**
 * A day told from where the writer stands: "yesterday", "Monday", "last Friday", "3 days ago", "in 2 weeks".
 *
 * @param text in small letters, single spaces
 * @param ahead a weekday alone means the next one, not the last
 */
export const relativeDay = (text: string, today: Day, ahead: boolean): Day | undefined => {
  const days = near.get(text)
  return days === undefined ? (counted(text, today) ?? weekday(text, today, ahead)) : daysFrom(today, days)
}

/** A calendar day, `YYYY-MM-DD`. Days in this form compare as texts do. */
export type Day = string

const DAY = 86_400_000

/** The day a number of calendar days after another; a negative number goes back. */
export const daysAfter = (from: Day, days: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The same day a number of years before; 29 February becomes 28 February where there is none. */
export const yearsBefore = (day: Day, years: number): Day => {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  const same = `${year}${day.slice(4)}`
  return isDay(same) ? same : `${year}-02-28`
}

/** Whether a text is a day that exists in the calendar. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text

/** Whole months from one day to another, 0 when the second is not later. */
export const wholeMonths = (from: Day, to: Day): number => {
  if (to <= from) return 0
  const [fromYear, fromMonth, fromDay] = partsOf(from)
  const [toYear, toMonth, toDay] = partsOf(to)
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0)
}

/** Whole years of age on a day. */
export const ageOn = (born: Day, on: Day): number => {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}

const partsOf = (day: Day): readonly [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]

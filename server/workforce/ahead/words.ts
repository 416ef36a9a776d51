import type { Fan, WeekAhead } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { weeksAfter } from './posts.ts'

/** "112%": a forecast is never worth a decimal. */
export const percentText = (value: number): string => `${countText(value)}%`

/** "101% to 125%" of the band of so many percent. */
export const bandText = ({ bands }: Fan, percent: number): string => {
  const band = bands.find(one => one.percent === percent)
  return band ? `${percentText(band.from)} to ${percentText(band.to)}` : ''
}

/** The middle of a week's futures in words, or "Unknown". */
export const middleText = (percent: Figure<Fan> | undefined): string =>
  percent?.known ? percentText(percent.value.median) : 'Unknown'

/** "+120", "-35", "0". */
export const changeText = (points: number): string => {
  const whole = Math.round(points)
  return whole > 0 ? `+${countText(whole)}` : countText(whole === 0 ? 0 : whole)
}

/** The day on which a week ahead stands. */
export const weekText = (on: Day, week: number): string => dayText(weeksAfter(on, week))

/** The first week in which the middle of the futures is above a limit; undefined when none is. */
export const firstAbove = (weeks: readonly WeekAhead[], limit: number): WeekAhead | undefined =>
  weeks.find(({ percent }) => percent.known && percent.value.median > limit)

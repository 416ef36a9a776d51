import type { Day } from '#platform/database/tables.ts'
import { countedText } from '#platform/web/numbers.ts'

const DAY_MS = 86_400_000

/** "11 days old": how long before a day a nightly file was made. */
export const ageInDays = (extract: Day, day: Day): string =>
  `${countedText(Math.max(0, Math.round((Date.parse(day) - Date.parse(extract)) / DAY_MS)), 'day')} old`

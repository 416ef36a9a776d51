export { bankHolidays } from './bank-holidays.ts'
export { type Day, daysAfter, isDay, weekdayOf } from './day.ts'
export type { FactName, Known, Limit, Standard, StandardSet, Subject } from './standard.ts'
export { setInUse, standardNamed, standardSets } from './standards.ts'
export { checkStandardSet } from './standards-check.ts'
export {
  type Clock,
  clocksOf,
  stateOn,
  type Thread,
  type Timeliness,
  type TimelinessState,
  timelinessOf,
} from './timeliness.ts'
export { workingDaysAfter, workingDaysBetween } from './working-days.ts'

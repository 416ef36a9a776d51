export { type Day, workingDaysAfter } from './working-days.ts'

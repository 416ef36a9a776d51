import type { ActivitySetData, Figure } from '@candour/workload'
import { known } from '@candour/workload'

/** Where the task times come from, said on every page that uses them. */
export type TasksSource = { readonly title: string; readonly text: string; readonly href: string }

/** "3.4 hours", from minutes. */
export const hoursOfMinutes = (minutes: number): string => {
  const hours = (minutes / 60).toFixed(1)
  return `${hours} ${hours === '1.0' ? 'hour' : 'hours'}`
}

/** "12.5", hours for a column whose heading says so. */
export const hoursCell = (minutes: number) => ({ text: (minutes / 60).toFixed(1), numeric: true })

/** Hours that there are, or that they are not known. */
export const availableCell = (hours: Figure) => ({
  text: hours.known ? hours.value.toFixed(1) : 'Unknown',
  numeric: true,
})

/** Sums of what is known; unknown when nothing of it is. */
export const sumOfHours = (hours: readonly Figure[]): Figure => {
  const sums = hours.flatMap(one => (one.known ? [one.value] : []))
  const [first] = hours
  if (sums.length === 0) return first ?? known(0)
  return known(sums.reduce((sum, value) => sum + value, 0))
}

/** Says whose the times are. */
export const tasksSource = ({ title, source }: ActivitySetData): TasksSource => ({
  title,
  text: source,
  href: '/workload/weights',
})

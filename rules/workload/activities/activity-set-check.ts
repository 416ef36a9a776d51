import { locations } from '../location.ts'
import { type ActivitySetData, type ActivityTask, caseStatuses, riskLetters } from './activity-set.ts'

const within = (value: number, least: number, most: number): boolean =>
  Number.isFinite(value) && value >= least && value <= most

const need = (holds: boolean, place: string, value: unknown, wanted: string): void => {
  if (!holds) throw new Error(`${place} is ${JSON.stringify(value)}: ${wanted} was expected`)
}

/**
 * The set itself when it can be used.
 *
 * @throws Error that names the first wrong field, as in `tasks[3].minutes is 0: from 1 to 2400 minutes was expected`
 */
export const checkedActivitySet = (set: ActivitySetData): ActivitySetData => {
  need(/^\d{4}-\d\d-\d\d$/.test(set.validFrom), 'validFrom', set.validFrom, 'a day')
  need(within(set.responsiveShare, 0, 30), 'responsiveShare', set.responsiveShare, 'from 0 to 30 percent')
  need(within(set.firstWeeks, 1, 52), 'firstWeeks', set.firstWeeks, 'from 1 to 52 weeks')
  for (const [digit, share] of set.needShare.entries()) {
    need(within(share, 0, 1), `needShare[${digit}]`, share, 'a share from 0 to 1')
  }
  for (const [at, task] of set.tasks.entries()) checkTask(task, `tasks[${at}]`)
  const names = set.tasks.map(({ name }) => name)
  const repeated = names.find((name, at) => names.indexOf(name) !== at)
  need(repeated === undefined, 'tasks', repeated, 'each task once')
  for (const [kind, { minutes, inDays }] of Object.entries(set.reports)) {
    need(within(minutes, 1, 2400), `reports.${kind}.minutes`, minutes, 'from 1 to 2400 minutes')
    need(within(inDays, 1, 366), `reports.${kind}.inDays`, inDays, 'from 1 to 366 days')
  }
  return set
}

const checkTask = (task: ActivityTask, place: string): void => {
  need(task.name.trim() !== '', `${place}.name`, task.name, 'a name')
  need(within(task.minutes, 1, 2400), `${place}.minutes`, task.minutes, 'from 1 to 2400 minutes')
  need(within(task.inWeeks, 1, 520), `${place}.inWeeks`, task.inWeeks, 'from 1 to 520 weeks')
  const times = typeof task.times === 'number' ? [task.times] : riskLetters.map(letter => Object(task.times)[letter])
  for (const one of times) need(within(one, 0, 1000), `${place}.times`, one, 'from 0 to 1000 times')
  for (const one of task.locations) need(locations.includes(one), `${place}.locations`, one, 'a location')
  for (const one of task.statuses) need(caseStatuses.includes(one), `${place}.statuses`, one, 'a status')
}

import {
  type ActivitySetData,
  type CaseStatus,
  type CaseTime,
  caseTime,
  type Location,
  pointsAnHour,
  type RuleSet,
  type TaskTime,
  type TierWeights,
} from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import { hoursOfMinutes, type TasksSource, tasksSource } from '../figures/time.ts'
import { pointsInHours } from '../weights/presenter.ts'

type Cell = { readonly text: string; readonly note?: string; readonly numeric?: boolean }
type Part = { readonly caption: string; readonly rows: readonly (readonly Cell[])[]; readonly sum: string }

type WeightView = View & {
  readonly tasks: TasksSource
  readonly points: string
  readonly comparison: string
  readonly parts: readonly Part[]
}

const locationTexts: Readonly<Record<Location, string>> = {
  community: 'in the community',
  custody: 'in custody',
  licence: 'on licence',
}

/** Every word of the page of one weight. */
export const presentWeight = (
  tier: TierWeights,
  location: Location,
  ruleSet: RuleSet,
  set: ActivitySetData,
): WeightView => {
  const points = tier[location]
  const steady = caseTime({ tier: tier.name, location, status: 'steady' }, set)
  const heading = `Tier ${tier.name} ${locationTexts[location]}`
  return {
    title: `What a case takes: ${heading}`,
    heading,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Workload', href: '/workload' },
      { text: 'What a case takes', href: '/workload/weights' },
    ],
    tasks: tasksSource(set),
    points: `By the points: ${pointsInHours(points, ruleSet)} a week (${pointsAnHour(ruleSet.data).toFixed(2)} points are an hour).`,
    comparison: steady.known
      ? comparisonOf(steady.value.total, points, ruleSet)
      : `By the tasks: unknown, ${steady.why}.`,
    parts: statusesOf(tier.name, location).flatMap(status => {
      const time = caseTime({ tier: tier.name, location, status }, set)
      return time.known ? [partOf(captionOf(tier.name, status, set), time.value, set)] : []
    }),
  }
}

const comparisonOf = (minutes: number, points: number, ruleSet: RuleSet): string => {
  const difference = minutes - (points * 60) / pointsAnHour(ruleSet.data)
  const way = difference >= 0 ? 'more' : 'less'
  return `By the tasks: ${hoursOfMinutes(minutes)} a week, ${countedText(Math.round(Math.abs(difference)), 'minute')} ${way} than by the points.`
}

/** Where a case of this tier can stand. */
const statusesOf = (tier: string, location: Location): readonly CaseStatus[] => {
  if (tier.endsWith('S')) return ['steady', 'warrant']
  const live: readonly CaseStatus[] = location === 'custody' ? ['steady'] : ['steady', 'first weeks', 'warrant']
  return location === 'community' ? [...live, 'unpaid work only'] : live
}

const captionOf = (tier: string, status: CaseStatus, { firstWeeks }: ActivitySetData): string => {
  if (status === 'steady')
    return tier.endsWith('S') ? 'While contact is suspended' : `After the first ${firstWeeks} weeks`
  const texts = { 'first weeks': `In the first ${firstWeeks} weeks`, warrant: 'While a warrant is out' }
  return { ...texts, suspended: 'While contact is suspended', 'unpaid work only': 'When only unpaid work is left' }[
    status
  ]
}

const partOf = (caption: string, time: CaseTime, { responsiveShare }: ActivitySetData): Part => ({
  caption,
  sum: hoursOfMinutes(time.total),
  rows: [
    ...time.tasks.map(taskRow),
    [
      { text: 'Responsive work', note: `${responsiveShare}% on top: crises, family, liaison, needs of this person` },
      { text: '', numeric: true },
      { text: '', numeric: true },
      minutesCell(time.responsive),
    ],
    [{ text: 'In all' }, { text: '', numeric: true }, { text: '', numeric: true }, minutesCell(time.total)],
  ],
})

const taskRow = ({ task, times, minutesAWeek }: TaskTime): readonly Cell[] => [
  { text: task.name, note: task.what },
  { text: String(task.minutes), numeric: true },
  { text: `${Number(times.toFixed(1))} in ${task.inWeeks} weeks`, numeric: true },
  minutesCell(minutesAWeek),
]

const minutesCell = (minutes: number): Cell => ({ text: minutes.toFixed(1), numeric: true })

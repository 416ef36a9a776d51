import {
  type ActivitySetData,
  type CaseTime,
  caseTime,
  type Location,
  locations,
  pointsAnHour,
  type RuleSet,
  type TierWeights,
} from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countedText } from '#platform/web/numbers.ts'
import { hoursOfMinutes, type TasksSource, tasksSource } from '../figures/time.ts'

type Cell = { readonly text: string; readonly href?: string; readonly note?: string; readonly numeric?: boolean }

type WeightsView = View & {
  readonly tasks: TasksSource
  readonly statements: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly reports: readonly (readonly Cell[])[]
}

/** The page that opens one weight. */
export const weightPath = (location: Location, tier: string): string => `/workload/weights/${location}/${tier}`

/** "206 points, 3.5 hours": what a weight stands for in time. */
export const pointsInHours = (points: number, ruleSet: RuleSet): string =>
  `${countedText(points, 'point')}, ${hoursOfMinutes((points * 60) / pointsAnHour(ruleSet.data))}`

/** Every word of the page of what cases take. */
export const presentWeights = (ruleSet: RuleSet, set: ActivitySetData): WeightsView => ({
  title: 'What a case takes',
  heading: 'What a case takes',
  breadcrumbs: [
    { text: 'Home', href: '/' },
    { text: 'Workload', href: '/workload' },
  ],
  tasks: tasksSource(set),
  statements: [
    `${ruleSet.data.targets.po.toLocaleString('en-GB')} points are a week of ${ruleSet.data.fullTimeHours.po} hours, so ${pointsAnHour(ruleSet.data).toFixed(2)} points are an hour.`,
    `Each figure is the hours a week of one case after its first ${set.firstWeeks} weeks, ${set.responsiveShare}% of responsive work included. Open one to see its tasks. The points of the same case stand beneath.`,
    'The two differ on purpose: points are 0 where nobody set a weight, and the tasks of such a case still take time.',
    'Leave, training and meetings of the team come out of the same week in both models; neither counts them.',
  ],
  rows: ruleSet.data.tiers
    .filter(({ name }) => name !== 'UNTIERED')
    .map(tier => [
      { text: `Tier ${tier.name}` },
      ...locations.map(location => cellOfWeight(tier, location, ruleSet, set)),
    ]),
  reports: (['sdr', 'fdr'] as const).map(kind => {
    const { name, minutes, inDays } = set.reports[kind]
    return [
      { text: name },
      { text: hoursOfMinutes(minutes), numeric: true },
      { text: hoursOfMinutes((minutes * 7) / inDays), numeric: true },
      { text: pointsInHours(ruleSet.data.reports[kind], ruleSet), numeric: true },
    ]
  }),
})

const cellOfWeight = (tier: TierWeights, location: Location, ruleSet: RuleSet, set: ActivitySetData): Cell => {
  const time = caseTime({ tier: tier.name, location, status: 'steady' }, set)
  const note = pointsInHours(tier[location], ruleSet)
  if (!time.known) return { text: 'Unknown', note, numeric: true }
  return { text: hoursText(time.value), href: weightPath(location, tier.name), note, numeric: true }
}

const hoursText = ({ total }: CaseTime): string => hoursOfMinutes(total)

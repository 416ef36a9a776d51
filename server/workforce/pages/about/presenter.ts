import type { ContactCode, RuleSet } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { gradeText } from '../figures/words.ts'

type Cell = { readonly text: string; readonly numeric?: boolean }
type Table = { readonly caption: string; readonly heads: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }

type RulesView = View & {
  readonly facts: readonly { readonly key: { readonly text: string }; readonly value: { readonly text: string } }[]
  readonly statements: readonly string[]
  readonly tables: readonly Table[]
  readonly others: readonly { readonly text: string; readonly href: string }[]
}

const number = (value: number): Cell => ({ text: countText(value), numeric: true })
const heading = (text: string): Cell => ({ text, numeric: true })
const fact = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })

/** Every word of the page of one rule set. */
export const presentRules = (ruleSet: RuleSet, all: readonly RuleSet[]): RulesView => {
  const { data, stamp } = ruleSet
  return {
    title: 'About the figures',
    heading: 'About the figures',
    breadcrumbs: [{ text: 'Home', href: '/' }],
    facts: [
      fact('Rules', data.title),
      fact('Version', `${stamp.id}, ${stamp.version}`),
      fact('In force from', dayText(data.validFrom)),
      fact('Source', data.source),
    ],
    statements: statementsOf(ruleSet),
    tables: [
      weights(ruleSet),
      targets(ruleSet),
      reports(ruleSet),
      contacts(ruleSet),
      reductions(ruleSet),
      grades(ruleSet),
    ],
    others: all
      .filter(other => other !== ruleSet)
      .map(other => ({
        text: other.data.title,
        href: `/about-the-figures?rules=${encodeURIComponent(other.stamp.id)}`,
      })),
  }
}

const statementsOf = ({ data }: RuleSet): readonly string[] => {
  const { amberFrom, redAbove, redWeeks } = data.thresholds
  return [
    'Workload is the points used divided by the points available, in percent.',
    'Points used are the weights of all active cases, those of young adults in transition by their own table, court reports of the last 30 days, and support contacts.',
    'Points available are the weekly points of a full-time officer of the grade, times the contracted hours less reductions, divided by the full-time hours of the grade. They are rounded toward zero and never below 0.',
    `A support contact counts on its day and the ${data.contactDays - 1} days after it. It gives its points to the person who did the work and takes them from the officer of the case.`,
    'The figure of a unit is the sum of points used divided by the sum of points available, not the mean of the percentages.',
    'What is not known is shown as unknown, with the reason: an officer who is not in the file, has no hours, or has no availability is never shown as 0%.',
    `From ${amberFrom}% nothing is left. Above ${redAbove}% is too much; for ${redWeeks} weeks in a row it is an excessive workload.`,
    'A case with no tier yet, or with contact suspended, is counted and earns no points.',
  ]
}

const weights = ({ data }: RuleSet): Table => ({
  caption: 'Points of one case, by tier',
  heads: [
    { text: 'Tier' },
    heading('Community'),
    heading('Custody'),
    heading('Licence'),
    heading('Transition to adulthood'),
  ],
  rows: data.tiers.map(tier => [
    { text: tier.name === 'UNTIERED' ? 'No tier yet' : tier.name },
    ...[tier.community, tier.custody, tier.licence, tier.t2a.community].map(number),
  ]),
})

const targets = ({ data }: RuleSet): Table => ({
  caption: 'Points and hours of a full-time week',
  heads: [{ text: 'Grade' }, heading('Points'), heading('Hours')],
  rows: [
    [{ text: 'Probation officer, trainee' }, number(data.targets.po), number(data.fullTimeHours.po)],
    [{ text: gradeText('PSO') }, number(data.targets.pso), number(data.fullTimeHours.pso)],
    [{ text: gradeText('SPO') }, number(data.targets.po), number(data.fullTimeHours.spo)],
  ],
})

const reports = ({ data }: RuleSet): Table => ({
  caption: 'Points of one court report',
  heads: [{ text: 'Report' }, heading('Points')],
  rows: [
    [{ text: 'Standard delivery report' }, number(data.reports.sdr)],
    [{ text: 'Fast delivery report' }, number(data.reports.fdr)],
  ],
})

const contactRow = ({ code, work, band, points }: ContactCode): readonly Cell[] => [
  { text: code },
  { text: band === null ? work : `${work}, ${band}` },
  number(points),
]

const contacts = ({ data }: RuleSet): Table => ({
  caption: 'Points of one support contact',
  heads: [{ text: 'Code' }, { text: 'Work' }, heading('Points')],
  rows: data.contacts.map(contactRow),
})

const reductions = ({ data }: RuleSet): Table => ({
  caption: 'Reasons for reduced hours',
  heads: [{ text: 'Reason' }, { text: 'Kind' }, heading('Percent of hours'), heading('At most'), heading('Months')],
  rows: data.reductions.map(({ reason, category, percent, maxPercent, months }) => [
    { text: reason },
    { text: category },
    ...[percent, maxPercent, months].map(value => ({
      text: value === null ? 'Open' : countText(value),
      numeric: true,
    })),
  ]),
})

const grades = ({ data }: RuleSet): Table => ({
  caption: 'Grade codes in the file',
  heads: [{ text: 'Grade' }, { text: 'Codes' }],
  rows: Object.entries(data.gradeCodes).map(([grade, codes]) => [
    { text: gradeText(grade) },
    { text: codes.join(', ') },
  ]),
})

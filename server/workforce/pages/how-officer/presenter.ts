import type { Figure, Ingredient, OfficerWorkload } from '@candour/workload'
import { fullTimeHours, isGrade, locations, officerWorkload, unknown } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { ResultLine } from '../../figures/digest.ts'
import { officerInput } from '../../figures/officer-figure.ts'
import type { Holding } from '../../live/cases.ts'
import type { OfficerLoad } from '../../queries/officers.ts'
import type { ShownFigures } from '../../queries/shown.ts'
import type { TrailUnit } from '../../queries/units.ts'
import type { WorkInSight } from '../../work/work-in-sight.ts'
import type { ReportsDone } from '../../work/work-on.ts'
import { type Kept, linkTo, officerPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { gradeText, hoursText, percentText, pointsText } from '../figures/words.ts'
import { outOfSight, workNotes, workRows } from './work-words.ts'

export type HowFacts = {
  readonly shown: ShownFigures
  readonly officer: OfficerLoad
  readonly line: ResultLine | undefined
  readonly holding: Holding | null
  /** What the record says was done beside the cases; null for a result. */
  readonly work: { readonly reports: ReportsDone; readonly inSight: readonly WorkInSight[] } | null
  readonly trail: readonly TrailUnit[]
  readonly kept: Kept
  readonly now: Date
  /** Whether the officer looks at their own figure. */
  readonly own: boolean
}

type Row = readonly {
  readonly text: string
  readonly numeric?: boolean
  readonly note?: string
  readonly href?: string
}[]
type Part = {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly sum: string
  /** What is said where there are no rows: that there are none, or that nobody can say. */
  readonly empty: string
}
type Step = { readonly key: { readonly text: string }; readonly value: { readonly text: string } }

type HowView = View & {
  readonly caption: string
  readonly source: SourceView
  readonly unknown: string | null
  readonly parts: readonly Part[]
  readonly used: string | null
  readonly available: readonly Step[]
  readonly workload: string
  readonly checked: string
  /** What the record holds of this post that weighs nothing, and what it does not hold. */
  readonly notes: readonly string[]
  /** The reports and support contacts that the reader may open. */
  readonly work: readonly Row[]
  readonly workOutOfSight: string | null
  readonly rulesHref: string
  readonly timeHref: string
  readonly challengeHref: string | null
}

const workHeads: Readonly<Record<string, string>> = {
  community: 'Cases in the community',
  custody: 'Cases in custody',
  licence: 'Cases on licence',
}
const reportTexts: Readonly<Record<string, string>> = {
  sdr: 'Standard delivery reports in the last 30 days',
  fdr: 'Fast delivery reports in the last 30 days',
  parole: 'Parole reports in the last 30 days',
  armsCommunity: 'ARMS assessments, community',
  armsLicence: 'ARMS assessments, licence',
}

const notesOf = ({ inactive, overdue, untiered, withoutSentence }: Holding): readonly string[] => [
  ...(inactive > 0
    ? [
        `${countedText(inactive, 'case')} inactive: a warrant is out, or only unpaid work is asked for. The rules say how much of their points they keep.`,
      ]
    : []),
  ...(overdue > 0
    ? [`${countedText(overdue, 'case')} whose sentence should have ended, and no entry says that it has.`]
    : []),
  ...(untiered > 0 ? [`${countedText(untiered, 'case')} without a tier: counted as a case, with no points.`] : []),
  ...(withoutSentence > 0
    ? [`${countedText(withoutSentence, 'person', 'people')} of whom no sentence is recorded: no case yet.`]
    : []),
]

/** Every word of the page that opens one officer's figure. */
export const presentHowOfficer = (facts: HowFacts): HowView => {
  const { shown, officer, line, holding, work, trail, kept, now } = facts
  const path = officerPath(officer.team, officer.officer)
  const name = officer.named ? officer.name : 'No named officer'
  const workload = line ? workloadOf(line, shown) : null
  return {
    title: 'How this figure is made',
    heading: 'How this figure is made',
    caption: `${name}, ${officer.teamName}`,
    breadcrumbs: [...crumbsAlong(trail, kept), { text: name, href: linkTo(path, kept) }],
    source: presentFigures(shown, `${path}/how`, now),
    unknown: officer.percent.known ? null : `Workload unknown: ${officer.percent.why}.`,
    parts: workload ? partsOf(workload.ingredients(), shown) : [],
    used: workload ? countText(workload.used) : null,
    available: line ? availableSteps(line, shown, workload?.target ?? unknown(line.figure.why ?? '')) : [],
    notes: [...(holding ? notesOf(holding) : []), ...(work ? workNotes(work.reports, shown.ruleSet) : [])],
    work: work ? workRows(work.inSight, officer.officer, shown.ruleSet) : [],
    workOutOfSight: work ? outOfSight(work.inSight, work.reports) : null,
    workload: workloadSentence(officer),
    checked: checkedSentence(line, workload, shown),
    rulesHref: '/about-the-figures',
    timeHref: linkTo(`${path}/time`, kept),
    challengeHref: facts.own ? `${path}/challenge` : null,
  }
}

/** The band as the figure has it: the organisation writes bands where a file writes codes. */
const bandOf = ({ grade }: ResultLine['figure']) => (isGrade(grade) ? { grade } : {})

const workloadOf = ({ post, figure }: ResultLine, rules: ShownFigures): OfficerWorkload | null =>
  post === null || figure.used === null
    ? null
    : officerWorkload(
        { ...officerInput(post, figure.hours, figure.contactPoints ?? 0, rules), ...bandOf(figure) },
        rules.ruleSet,
        rules.profile,
      )

const partsOf = (ingredients: readonly Ingredient[], { ruleSet, live }: ShownFigures): readonly Part[] => [
  ...locations.map(location =>
    partOf(
      workHeads[location] ?? location,
      ingredients.filter(one => one.kind === 'cases' && one.location === location),
    ),
  ),
  partOf(
    'Cases in transition to adulthood (T2A)',
    ingredients.filter(({ kind }) => kind === 't2a'),
    live ? 'unknown, the record keeps no marker of them' : 'none',
  ),
  partOf(
    'Court reports',
    ingredients.filter(({ kind }) => kind === 'reports'),
  ),
  partOf(
    `Support contacts of the last ${ruleSet.data.contactDays} days`,
    ingredients.filter(({ kind }) => kind === 'contacts'),
  ),
]

const partOf = (caption: string, lines: readonly Ingredient[], empty = 'none'): Part => ({
  caption,
  rows: lines.map(rowOf),
  sum: countText(lines.reduce((all, { points }) => all + points, 0)),
  empty,
})

const rowOf = (line: Ingredient): Row => {
  if (line.kind === 'contacts') {
    const text = 'Work on the cases of others, less the work of others on these cases'
    return [{ text }, { text: '', numeric: true }, { text: '', numeric: true }, number(line.points)]
  }
  const text = line.kind === 'reports' ? (reportTexts[line.report] ?? line.report) : tierText(line)
  return [{ text }, number(line.count), number(line.weight), number(line.points)]
}

const tierText = (line: Extract<Ingredient, { kind: 'cases' | 't2a' }>): string => {
  const tier = line.tier === 'UNTIERED' ? 'No tier yet' : `Tier ${line.tier}`
  return line.kind === 't2a' ? `${tier}, ${line.location}` : tier
}

const number = (value: number) => ({ text: countText(value), numeric: true })

const availableSteps = ({ figure }: ResultLine, { ruleSet, live }: ShownFigures, target: Figure): readonly Step[] => {
  const { contracted, recorded, reduced } = figure.hours
  const fullTime = isGrade(figure.grade)
    ? fullTimeHours(figure.grade, ruleSet.data.fullTimeHours)
    : unknown('the grade is not known')
  const from = recorded ? 'recorded' : 'nobody has recorded them: the full-time hours of the grade'
  const left = contracted === null ? null : Math.max(0, contracted - reduced)
  const product =
    figure.available !== null && target.known && fullTime.known && left !== null
      ? `${countText(target.value)} × ${hoursText(left)} ÷ ${hoursText(fullTime.value)} = ${countText(figure.available)}, rounded toward zero`
      : 'Unknown'
  return [
    step(
      'Grade',
      `${gradeText(figure.grade)} (${live ? 'by the organisation' : `code ${figure.gradeCode || 'missing'} in the file`})`,
    ),
    step('Points a week of a full-time officer', pointsText(target)),
    step('Full-time hours of the grade', fullTime.known ? hoursText(fullTime.value) : 'Unknown'),
    step('Contracted hours', contracted === null ? 'Not known' : `${hoursText(contracted)} (${from})`),
    step('Hours taken off by reductions', hoursText(reduced)),
    step('Hours left', hoursText(left)),
    step('Points available', product),
  ]
}

const step = (key: string, value: string): Step => ({ key: { text: key }, value: { text: value } })

const workloadSentence = ({ used, available, percent }: OfficerLoad): string =>
  percent.known
    ? `${pointsText(used)} points used ÷ ${pointsText(available)} points available × 100 = ${percentText(percent)}`
    : `Unknown: ${percent.why}.`

const checkedSentence = (
  line: ResultLine | undefined,
  workload: OfficerWorkload | null,
  { live }: ShownFigures,
): string => {
  if (workload === null || line === undefined) return 'There is nothing to work out again.'
  const { figure } = line
  const again = workload.percent.known && figure.named ? workload.percent.value : null
  const same = again === figure.percent && workload.used === figure.used
  if (live)
    return same
      ? 'Added up again just now from the record: the figures are the same.'
      : 'Added up again just now from the record: the figures DIFFER. Tell the administrator.'
  return same
    ? 'Worked out again just now from the stored rows: the figures are the same as those published.'
    : 'Worked out again just now from the stored rows: the figures DIFFER from those published. Tell the administrator.'
}

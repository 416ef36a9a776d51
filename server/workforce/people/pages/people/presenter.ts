import type { Figure } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import type { Unit } from '#platform/organisation/units.ts'
import type { View } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { kindText } from '../../../pages/figures/words.ts'
import { peoplePath, staffPath } from '../../addresses.ts'
import { gradeName } from '../../grade-name.ts'
import type { PeopleFigures, PeopleOfUnit } from '../../people-of-unit.ts'

type Facts = PeopleOfUnit & {
  readonly trail: readonly Unit[]
  readonly today: Day
  /** Whether the person manages staff, and is led from a team to each of them. */
  readonly managed: boolean
}

type Stat = { readonly label: string; readonly value: string; readonly note?: string; readonly how?: string }
type Rows = readonly (readonly object[])[]

type PeopleView = View & {
  readonly caption: string
  readonly stats: readonly Stat[]
  readonly below: { readonly caption: string; readonly rows: Rows } | null
  readonly staff: Rows
  readonly grades: Rows
  readonly experience: Rows
  readonly trend: Rows
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

const count = (value: number) => ({ text: countText(value), numeric: true })
const whole = (figure: Figure | undefined): string =>
  figure === undefined ? 'Not shown' : figure.known ? countText(figure.value) : 'Fewer than 5'
const oneDecimal = (figure: Figure, unit = ''): string =>
  figure.known ? `${(Math.round(figure.value * 10) / 10).toFixed(1)}${unit}` : 'Unknown'

/** Every word of the page of people and posts. */
export const presentPeople = ({ whole: unit, below, trend, trail, today, managed }: Facts): PeopleView => ({
  title: 'People and posts',
  heading: `People and posts: ${unit.unit.name}`,
  caption: `${kindText[unit.unit.kind]}, ${dayText(today)}`,
  breadcrumbs: trail.slice(0, -1).map(({ code, name }) => ({ text: name, href: peoplePath(code) })),
  stats: statsOf(unit),
  below: below.length === 0 ? null : { caption: 'Units below', rows: below.map(belowRow) },
  staff: unit.unit.kind === 'team' ? unit.staff.map(one => staffRow(one, managed)) : [],
  grades: unit.grades.map(({ grade, count: of }) => [{ text: gradeName(grade) }, count(of)]),
  experience: [
    ...unit.experience.bands.map(({ title, count: of }) => [{ text: title }, count(of)]),
    [{ text: 'First day not recorded' }, count(unit.experience.notRecorded)],
  ],
  trend: trend.map(({ day, staff, funded, vacant }) => [
    { text: dayText(day) },
    count(staff),
    count(funded),
    count(vacant),
    { text: share(vacant, funded), numeric: true },
  ]),
  links: [
    { text: 'How every figure is made', href: `${peoplePath(unit.unit.code)}/how` },
    { text: 'Protections of officers', href: `${peoplePath(unit.unit.code)}/protections` },
  ],
})

const share = (part: number, all: number): string => (all === 0 ? 'Unknown' : `${Math.round((part * 100) / all)}%`)

const statsOf = (unit: PeopleFigures): readonly Stat[] => {
  const how = `${peoplePath(unit.unit.code)}/how`
  const { counts } = unit
  if (unit.funded === 0) {
    return [
      { label: 'Funded posts', value: 'Unknown', note: 'No posts are recorded', how: `${how}#posts` },
      ...peopleStats(unit, how),
    ]
  }
  return [
    { label: 'Funded posts', value: countText(unit.funded), how: `${how}#posts` },
    { label: 'In post', value: countText(unit.filled), how: `${how}#posts` },
    { label: 'Vacant', value: countText(unit.vacant), note: share(unit.vacant, unit.funded), how: `${how}#posts` },
    { label: 'Long vacant', value: countText(unit.longVacant), how: `${how}#posts` },
    ...peopleStats(unit, how),
  ].filter(({ value }) => counts !== undefined || value !== 'Not shown')
}

const peopleStats = ({ staff, counts, span, turnover }: PeopleFigures, how: string): readonly Stat[] => [
  { label: 'Staff', value: countText(staff.length), how: `${how}#staff` },
  { label: 'Absent', value: whole(counts?.absent), how: `${how}#absent` },
  { label: 'Work improvement', value: whole(counts?.onMeasures), how: `${how}#absent` },
  { label: 'From an agency', value: counts ? countText(counts.agency) : 'Not shown', how: `${how}#absent` },
  { label: 'Leaving', value: counts ? countText(counts.leaving) : 'Not shown', how: `${how}#absent` },
  { label: 'Staff per SPO', value: oneDecimal(span), how: `${how}#span` },
  { label: 'Turnover', value: oneDecimal(turnover, '%'), note: 'in 12 months', how: `${how}#turnover` },
]

const belowRow = (one: PeopleFigures) => [
  { text: one.unit.name, href: peoplePath(one.unit.code) },
  one.funded === 0 ? { text: 'Unknown', numeric: true } : count(one.funded),
  one.funded === 0 ? { text: 'Unknown', numeric: true } : count(one.vacant),
  one.funded === 0 ? { text: 'Unknown', numeric: true } : count(one.longVacant),
  count(one.staff.length),
  { text: whole(one.counts?.absent), numeric: true },
  { text: whole(one.counts?.onMeasures), numeric: true },
  { text: oneDecimal(one.span), numeric: true },
  { text: oneDecimal(one.turnover, '%'), numeric: true },
]

const staffRow = (one: PeopleFigures['staff'][number], managed: boolean) => [
  managed ? { text: one.name, href: staffPath(one.code) } : { text: one.name },
  { text: gradeName(one.grade) },
  { text: one.joined ? dayText(one.joined) : 'Not recorded' },
]

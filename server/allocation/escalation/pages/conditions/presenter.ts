import { limitSetOn } from '@candour/allocation'
import { type Figure, known, shown, workloadPercent } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import type { Unit } from '#platform/organisation/units.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { OfficerLoad, StaffCounts, UnitMeasures } from '#workforce'
import type { Overload } from '../../../overload/decisions.ts'
import type { NamedEscalation } from '../../queries.ts'

type Known = {
  readonly unit: Unit
  readonly staff: UnitMeasures
  readonly posts: readonly OfficerLoad[]
  readonly escalations: readonly NamedEscalation[]
  readonly decisions: readonly Overload[]
  readonly today: Day
}

const PERCENT = 100
/** From here the two together are said in words. @source scenario 11: most of a team on measures while above the limit */
const MANY_ON_MEASURES = 50

const countOf = (figure: Figure): string => (figure.known ? countText(figure.value) : `Unknown: ${figure.why}`)

/** Points used of points available, over officers for whom both are known. */
const loadOf = (posts: readonly OfficerLoad[]): Figure => {
  let [used, available] = [0, 0]
  for (const post of posts) {
    if (!post.named || !post.used.known || !post.available.known) continue
    used += post.used.value
    available += post.available.value
  }
  return workloadPercent(used, known(available))
}

const above = (posts: readonly OfficerLoad[], limit: number): number =>
  posts.filter(post => post.named && post.percent.known && post.percent.value > limit).length

const row = (counts: StaffCounts, posts: readonly OfficerLoad[], limit: number) => {
  const load = loadOf(posts)
  return [
    { text: counts.name, href: `/workload/${posts.length > 0 ? 'teams' : 'pdus'}/${encodeURIComponent(counts.unit)}` },
    { text: load.known ? `${shown(load)}%` : `Unknown: ${load.why}`, numeric: true },
    { text: countText(above(posts, limit)), numeric: true },
    { text: countText(posts.filter(post => post.named && !post.percent.known).length), numeric: true },
    { text: countOf(counts.onMeasures), numeric: true },
    { text: countOf(counts.absent), numeric: true },
    { text: countText(counts.staff), numeric: true },
  ]
}

/** Scenario 11, in words: most of a team is measured for its work while it carries more than anybody should. */
const bothAtOnce = ({ onMeasures, staff, name }: StaffCounts, load: Figure, limit: number): string | null => {
  if (!onMeasures.known || staff === 0 || !load.known || load.value <= limit) return null
  const share = Math.round((onMeasures.value * PERCENT) / staff)
  if (share < MANY_ON_MEASURES) return null
  return `${share}% of the staff of ${name} are on a measure of work improvement while the workload is ${shown(load)}%, above the limit of ${limit}%. Read the one beside the other.`
}

/** Every word of the page of the conditions of work. */
export const presentConditions = ({ unit, staff, posts, escalations, decisions, today }: Known) => {
  const { redAbove } = limitSetOn(today).workload
  const load = loadOf(posts)
  const postsOf = (code: string) => posts.filter(post => post.team === code)
  const teams = unit.kind === 'team' ? [] : staff.below
  const overdue = escalations.filter(one => one.status === 'open' && one.due < today).length
  const warnings = [
    bothAtOnce(staff, load, redAbove),
    ...teams.map(team => bothAtOnce(team, loadOf(postsOf(team.unit)), redAbove)),
  ].filter(one => one !== null)
  return {
    title: 'Conditions of work',
    heading: `Conditions of work in ${unit.name}`,
    breadcrumbs: [{ text: 'Escalations', href: '/escalations' }],
    source: { source: 'the record, hours and what managers recorded about staff', asAt: dayText(today) },
    warnings,
    stats: [
      {
        label: 'Workload',
        value: load.known ? `${shown(load)}%` : 'Unknown',
        note: load.known ? 'Of officers whose load is known' : load.why,
      },
      {
        label: `Above ${redAbove}%`,
        value: countText(above(posts, redAbove)),
        note: countedText(staff.staff, 'member of staff', 'staff'),
      },
      {
        label: 'On work improvement',
        value: staff.onMeasures.known ? countText(staff.onMeasures.value) : 'Unknown',
        note: staff.onMeasures.known ? `of ${countText(staff.staff)} staff` : staff.onMeasures.why,
      },
      {
        label: 'Absent',
        value: staff.absent.known ? countText(staff.absent.value) : 'Unknown',
        note: staff.absent.known ? `of ${countText(staff.staff)} staff` : staff.absent.why,
      },
    ],
    hasTeams: teams.length > 0,
    teams: {
      caption: 'Team by team',
      heads: sortableHeads(
        ['Team', 'Workload', `Above ${redAbove}%`, 'Load unknown', 'On work improvement', 'Absent', 'Staff'].map(
          (text, at) => ({ text, numeric: at > 0 }),
        ),
        { by: '', order: 'ascending' },
        { path: '', query: {} },
      ),
      rows: teams.map(team => row(team, postsOf(team.unit), redAbove)),
    },
    links: [
      {
        text: `${countedText(escalations.length, 'escalation')} not settled, ${countText(overdue)} overdue`,
        href: `/escalations?unit=${encodeURIComponent(unit.code)}`,
      },
      {
        text: `${countedText(decisions.length, 'decision')} beyond limits in force`,
        href: `/allocation/decisions?unit=${encodeURIComponent(unit.code)}`,
      },
    ],
  }
}

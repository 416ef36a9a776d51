import type { Day } from '#platform/database/tables.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { Overload } from '../../decisions.ts'
import { standingTag, whoText } from '../../words.ts'

type Known = {
  readonly overloads: readonly Overload[]
  readonly unit: { readonly name: string } | undefined
  readonly own: string | null
  readonly today: Day
}

const PATH = '/allocation/decisions'

const rowOf = (overload: Overload, today: Day) => [
  { text: overload.officer_name, href: `${PATH}/${overload.id}`, note: overload.team_name },
  { text: overload.limits.map(limit => limit.name).join('; ') },
  { tag: standingTag(overload, today) },
  { text: whoText(overload.proposed_name, overload.proposed_level) },
  { text: whoText(overload.decided_name, overload.decided_level) },
  { text: dayText(overload.until) },
]

/** Every word of the list of decisions beyond limits. */
export const presentDecisions = ({ overloads, unit, own, today }: Known) => {
  const inForce = overloads.filter(one => one.status === 'decided' && one.until >= today).length
  const ranOut = overloads.filter(one => one.status === 'decided' && one.until < today).length
  const waiting = overloads.filter(one => one.status === 'proposed' && one.until >= today).length
  return {
    title: 'Decisions beyond limits',
    heading: unit ? `Decisions beyond limits in ${unit.name}` : 'Decisions beyond limits',
    breadcrumbs: unit ? [{ text: 'All units in your sight', href: PATH }] : [],
    sentence:
      'Work beyond a limit is somebody’s recorded decision: who, which limit with its figure at that moment, why, what was offered instead, and until when.',
    stats: [
      { label: 'In force', value: countText(inForce) },
      { label: 'Waiting for a decision', value: countText(waiting) },
      { label: 'Run out', value: countText(ranOut), note: 'They cover nothing more' },
    ],
    isEmpty: overloads.length === 0,
    empty: own === null ? 'No decision is recorded.' : 'No decision is recorded about work that you were given.',
    table: {
      caption: 'Decisions, the latest first',
      heads: sortableHeads(
        ['Officer', 'Limits', 'Standing', 'Proposed by', 'Decided by', 'Last day'].map(text => ({ text })),
        { by: '', order: 'ascending' },
        { path: PATH, query: {} },
      ),
      rows: overloads.map(one => rowOf(one, today)),
    },
  }
}

import { setInUse } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { type StandardCounts, type TeamState, teamStates } from '../../queries/due.ts'
import { stateTags } from '../../timeliness/words.ts'

const heads = [
  { text: 'Standard', numeric: false, href: null, ariaSort: null },
  ...teamStates.map(state => ({ text: stateTags[state].text, numeric: true, href: null, ariaSort: null })),
]

/** The address of the people behind one number. */
export const peopleHref = (team: string, standard: string, state: TeamState): string =>
  `/teams/${encodeURIComponent(team)}/timeliness/${standard}?state=${encodeURIComponent(state)}`

/** How a team stands, one row a standard in the order of the set, every number a link to its people. */
export const countsTable = (
  counts: readonly StandardCounts[],
  team: string,
  { captionHidden }: { readonly captionHidden: boolean },
) => {
  const byStandard = new Map(counts.map(row => [row.standard, row]))
  return {
    caption: 'Standards of timeliness in the team',
    captionHidden,
    heads,
    rows: setInUse.standards.flatMap(({ id, name }) => {
      const row = byStandard.get(id)
      if (!row) return []
      const cells = teamStates.map(state => ({
        text: countText(row[state]),
        numeric: true,
        ...(row[state] > 0 ? { href: peopleHref(team, id, state) } : {}),
      }))
      return [[{ text: name, href: `/standards/${id}` }, ...cells]]
    }),
  }
}

/** Every word of the page on how a team keeps the standards. */
export const presentTeam = (
  team: { readonly code: string; readonly name: string },
  counts: readonly StandardCounts[],
  today: Day,
) => {
  const table = countsTable(counts, team.code, { captionHidden: false })
  return {
    title: 'Timeliness of a team',
    heading: team.name,
    caption: 'Standards of timeliness',
    breadcrumbs: [{ text: 'People on probation', href: '/people' }],
    asAt: `As the record stands on ${dayText(today)}: current supervision only. A number leads to the people behind it.`,
    demandHref: `/workload/teams/${encodeURIComponent(team.code)}/demand`,
    nothing: table.rows.length === 0 ? 'No clock runs for anybody in this team whose record you may open.' : '',
    table,
  }
}

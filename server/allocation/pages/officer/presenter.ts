import type { HeldCase } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '#workforce'
import { percentText } from '../words.ts'

type Facts = {
  readonly officer: { readonly code: string; readonly name: string; readonly grade: string; readonly left: Day | null }
  readonly cases: readonly HeldCase[]
  readonly posts: readonly OfficerLoad[]
  readonly today: Day
}

const leftText = (left: Day | null, today: Day): string => {
  if (left === null) return ''
  return left <= today
    ? `Left on ${dayText(left)}. Whoever they still hold needs another officer.`
    : `Leaves on ${dayText(left)}.`
}

/** Every word of the list of an officer's cases. */
export const presentOfficer = ({ officer, cases, posts, today }: Facts) => ({
  title: 'Cases of an officer',
  heading: `Cases of ${officer.name}`,
  caption: officer.grade,
  breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
  left: leftText(officer.left, today),
  load: posts.map(post => `${post.teamName}: ${percentText(post.percent)}.`).join(' '),
  count: `${countedText(cases.length, 'case')} in your sight.`,
  history: `/allocation/history?officer=${encodeURIComponent(officer.code)}`,
  rows: cases.map(({ personId, name, crn, tier, location }) => ({
    personId,
    name,
    cells: [{ text: `CRN ${crn}` }, { text: tier ?? 'No tier' }, { text: location ?? 'Not recorded' }],
  })),
})

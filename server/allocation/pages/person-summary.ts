import type { Person } from '#caseload'
import { riskTag, waitedText } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { registrationsText } from './words.ts'

/** Who a page of this room is about, as a manager needs it to choose; no offence and no notes. */
export const personSummary = ({ personId, state, teamName, officerName }: Person, today: Day) => ({
  name: state.identity?.name ?? '',
  rows: [
    { key: 'CRN', text: state.identity?.crn ?? '', href: `/people/${personId}` },
    { key: 'Risk of serious harm', tag: riskTag(state.risk?.overall ?? null) },
    { key: 'Tier', text: state.tier?.name ?? 'No tier' },
    { key: 'Registrations', text: registrationsText(state.registrations) || 'None' },
    { key: 'Language', text: languageText(state) },
    ...(state.officerMustBe === null
      ? []
      : [{ key: 'The officer must be', text: state.officerMustBe === 'female' ? 'A woman' : 'A man' }]),
    { key: 'Team', text: teamName },
    { key: 'Named officer', text: officerText(state, officerName, today) },
  ],
})

const languageText = ({ identity, interpreter }: Person['state']): string =>
  `${identity?.language ?? 'Not recorded'}${interpreter === 'yes' ? ', with an interpreter' : ''}`

const officerText = ({ withoutOfficerSince }: Person['state'], officerName: string | null, today: Day): string => {
  if (officerName) return officerName
  return withoutOfficerSince
    ? `Nobody for ${waitedText(withoutOfficerSince, today)}, since ${dayText(withoutOfficerSince)}`
    : 'Nobody'
}

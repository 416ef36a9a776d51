import type { RuleSet } from '@candour/workload'
import type { Address } from '#platform/web/address.ts'
import { type Head, type Sorting, sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { countText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '../../queries/officers.ts'
import { type Kept, linkTo, officerPath } from './addresses.ts'
import { gradeText, hoursText, percentCell, pointsText } from './words.ts'

type OfficerTable = { readonly heads: readonly Head[]; readonly rows: readonly (readonly object[])[] }

type Given = {
  readonly officers: readonly OfficerLoad[]
  readonly ruleSet: RuleSet
  readonly sorting: Sorting
  readonly address: Address
  readonly kept: Kept
  /** Whether the officers are of several teams. */
  readonly withTeam: boolean
}

/** A table of officers whose headings sort it. */
export const officerTable = ({ officers, ruleSet, sorting, address, kept, withTeam }: Given): OfficerTable => {
  const columns = [
    { text: 'Officer', sort: 'name' },
    // Second, so that a phone shows it without scrolling.
    { text: 'Workload', sort: 'percent', numeric: true },
    ...(withTeam ? [{ text: 'Team', sort: 'team' }] : []),
    { text: 'Grade', sort: 'grade' },
    { text: 'Cases', sort: 'cases', numeric: true },
    { text: 'Points used', sort: 'used', numeric: true },
    { text: 'Available', sort: 'available', numeric: true },
    { text: 'Hours', numeric: true },
    { text: 'Reduced by', sort: 'reduced', numeric: true },
  ]
  return {
    heads: sortableHeads(columns, sorting, address),
    rows: officers.map(officer => officerRow(officer, ruleSet, kept, withTeam)),
  }
}

const officerRow = (officer: OfficerLoad, ruleSet: RuleSet, kept: Kept, withTeam: boolean) => [
  {
    text: officer.named ? officer.name : 'No named officer',
    href: linkTo(officerPath(officer.team, officer.officer), kept),
  },
  percentCell(officer.percent, ruleSet),
  ...(withTeam ? [{ text: officer.teamName, note: officer.pduName }] : []),
  { text: officer.named ? gradeText(officer.grade) : '' },
  { text: officer.cases === null ? 'Unknown' : countText(officer.cases), numeric: true },
  { text: pointsText(officer.used), numeric: true },
  { text: pointsText(officer.available), numeric: true },
  { ...hoursCell(officer), numeric: true },
  { text: hoursText(officer.reduced), numeric: true },
]

const hoursCell = ({ contracted, hoursRecorded }: OfficerLoad) => {
  // A grade without hours of its own has none to assume.
  if (!hoursRecorded && !contracted) return { text: hoursText(null) }
  return { text: hoursText(contracted), ...(hoursRecorded ? {} : { note: 'assumed' }) }
}

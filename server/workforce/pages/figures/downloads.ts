import type { UnitLoad } from '../../queries/units.ts'
import { type Kept, linkTo } from './addresses.ts'

export type Download = { readonly text: string; readonly page: string; readonly csv: string; readonly xlsx: string }

type Offered = { readonly report: string; readonly text: string }

/** Reports of sums and officers: for every unit. */
const everywhere: readonly Offered[] = [
  { report: 'overview', text: 'Overview' },
  { report: 'caseload', text: 'Caseload by tier' },
  { report: 'percentage-breakdown', text: 'Percentage breakdown' },
  { report: 'reductions', text: 'Reductions' },
  { report: 'reductions-expiring', text: 'Expiring reductions' },
  { report: 'reductions-archived', text: 'Archived reductions' },
  { report: 'court-reports', text: 'Court reports' },
  { report: 'prison-teams', text: 'Prison teams (OMiC)' },
  { report: 'archive-grouped', text: 'Archive, weekly averages' },
]

/** Reports of single cases: for the units that supervise them. */
const nearby: readonly Offered[] = [
  { report: 'archive-daily', text: 'Archive, daily' },
  { report: 'dates-due', text: 'Releases, ends of orders and parole reports due' },
  { report: 'case-details', text: 'Case details' },
  { report: 'inactive-cases', text: 'Inactive cases' },
  { report: 'cms', text: 'Support contacts (CMS)' },
  { report: 't2a', text: 'Transition to adulthood (T2A)' },
  { report: 'suspended-lifers', text: 'Suspended lifers' },
]

/** Files that a person can take away from a unit's page. */
export const downloadsOf = ({ kind, code }: Pick<UnitLoad, 'kind' | 'code'>, kept: Kept): readonly Download[] => {
  const offered = kind === 'pdu' || kind === 'team' ? [...everywhere, ...nearby] : everywhere
  return offered.map(({ report, text }) => ({
    text,
    page: linkTo(`/workload/reports/${report}`, kept, { unit: code }),
    csv: linkTo(`/workload/exports/${report}`, kept, { unit: code, format: 'csv' }),
    xlsx: linkTo(`/workload/exports/${report}`, kept, { unit: code, format: 'xlsx' }),
  }))
}

import { dailyArchive, groupedArchive } from './archive.ts'
import { caseload } from './caseload.ts'
import { caseDetails, inactiveCases, suspendedLifers, t2a } from './cases.ts'
import { contacts } from './contacts.ts'
import { datesDue } from './dates-due.ts'
import { officer, overview, percentageBreakdown } from './officers.ts'
import { courtReports, prisonTeams } from './other-teams.ts'
import { reductions } from './reductions.ts'
import { archivedReductions, expiringReductions } from './reductions-now.ts'
import type { Report } from './report.ts'

/** Every export, in the order in which a person is offered them. */
export const reports: readonly Report[] = [
  overview,
  officer,
  caseload,
  percentageBreakdown,
  reductions,
  expiringReductions,
  archivedReductions,
  dailyArchive,
  groupedArchive,
  courtReports,
  prisonTeams,
  datesDue,
  caseDetails,
  inactiveCases,
  contacts,
  t2a,
  suspendedLifers,
]

/** The export with this name; undefined when there is none. */
export const reportNamed = (name: string): Report | undefined => reports.find(report => report.name === name)

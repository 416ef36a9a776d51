import type { SupportContact } from '@candour/workload'
import { FindingList } from '../workbook/findings.ts'
import type {
  CaseRow,
  ContactRow,
  CourtReportRow,
  OfficerRow,
  StandaloneOrderRow,
  SuspendedLiferRow,
  T2aDetailRow,
  WorkbookSink,
} from '../workbook/rows.ts'
import type { BulkLoad, BulkTable, Field } from './bulk-load.ts'
import { postKey, postsOfFile } from './posts.ts'
import { unitsOfFile } from './units-of-file.ts'

const caseTable: BulkTable = {
  name: 'case_row',
  columns: [
    'team',
    'officer',
    'sheet',
    'row',
    'row_type',
    'case_ref',
    'tier_code',
    'grade_code',
    'location',
    'details',
  ],
}
const contactTable: BulkTable = {
  name: 'contact_row',
  columns: [
    ...['row', 'contact_id', 'case_ref', 'contact_date', 'contact_code', 'contact_name'],
    ...['done_by', 'done_by_name', 'done_by_grade', 'done_by_team', 'done_by_provider'],
    ...['officer', 'officer_name', 'officer_grade', 'officer_team', 'officer_provider'],
  ],
}
const t2aTable: BulkTable = {
  name: 't2a_row',
  columns: [
    ...['row', 'case_ref', 'event_number', 'allocated', 'team', 'officer', 'officer_name', 'grade_code'],
    ...['nsi_outcome_code', 'nsi_outcome_name'],
  ],
}
const prisonTable: BulkTable = {
  name: 'prison_row',
  columns: ['team', 'officer', 'surname', 'forename', 'grade_code', 'counts'],
}

/**
 * Takes the rows of a workbook: officers are gathered in memory, where they are weighed; case lists go straight to their
 * tables.
 */
export const workbookSink = (load: BulkLoad) => {
  const units = unitsOfFile()
  const posts = postsOfFile()
  const refused = new FindingList()
  const contacts: SupportContact[] = []
  const fits = (row: OfficerRow | CourtReportRow): boolean => {
    const misplaced = units.place(row)
    if (misplaced) refused.add({ sheet: row.sheet, row: row.row, ...misplaced })
    return misplaced === null
  }
  const counts = (rows: readonly OfficerRow[]) => {
    for (const row of rows) if (fits(row)) posts.addCounts(row)
  }
  const cases = (rows: readonly (CaseRow | StandaloneOrderRow | SuspendedLiferRow)[]) =>
    load.write(caseTable, rows.map(caseFields))
  const sink: WorkbookSink = {
    wmt_extract: counts,
    wmt_extract_filtered: counts,
    t2a: counts,
    omic_teams: rows => load.write(prisonTable, rows.filter(fits).map(prisonFields)),
    court_reports: rows => {
      for (const row of rows) if (fits(row)) posts.addCourtReports(row)
    },
    flag_warr_4_n: cases,
    flag_upw: cases,
    flag_o_due: cases,
    flag_priority: cases,
    wmt_extract_sa: cases,
    suspended_lifers: cases,
    cms: rows => {
      for (const row of rows) contacts.push(supportContact(row))
      return load.write(contactTable, rows.map(contactFields))
    },
    t2a_detail: rows => load.write(t2aTable, rows.map(t2aFields)),
  }
  return { sink, units, posts, refused, contacts }
}

/** A support contact as the rules take it: officers are told apart by team and staff code. */
const supportContact = (row: ContactRow): SupportContact => ({
  id: row.contactId,
  code: row.contactCode,
  day: row.contactDate.slice(0, 10),
  doneBy: postKey(row.doneByTeam, row.doneByKey),
  caseOfficer: postKey(row.officerTeam, row.officerKey),
})

const prisonFields = (row: OfficerRow): Field[] => [
  ...[row.teamCode, row.officerKey, row.surname, row.forename, row.gradeCode],
  row.counts,
]

const caseFields = (row: CaseRow | StandaloneOrderRow | SuspendedLiferRow): Field[] => [
  ...[row.teamCode, row.officerKey, row.sheet, row.row, row.rowType, row.caseRef, row.tierCode, row.gradeCode],
  ...[row.location, detailsOf(row)],
]

const detailsOf = (row: CaseRow | StandaloneOrderRow | SuspendedLiferRow): string | null => {
  if (row.sheet === 'wmt_extract_sa') {
    const { disposalName, disposalCode, standaloneOrder } = row
    return JSON.stringify({ disposalName, disposalCode, standaloneOrder })
  }
  if (row.sheet !== 'suspended_lifers') return null
  const { inCustody, registerLevel, registerLevelName, registerCategory, registerCategoryName, registered } = row
  const { registerCode, registerName, deregistered, nextReview } = row
  return JSON.stringify({
    ...{ inCustody, registerCode, registerName, registerLevel, registerLevelName, registerCategory },
    ...{ registerCategoryName, registered, deregistered, nextReview },
  })
}

const contactFields = (row: ContactRow): Field[] => [
  ...[row.row, row.contactId, row.caseRef, row.contactDate.slice(0, 10), row.contactCode, row.contactName],
  ...[row.doneByKey, row.doneByName, row.doneByGrade, row.doneByTeam, row.doneByProvider],
  ...[row.officerKey, row.officerName, row.officerGrade, row.officerTeam, row.officerProvider],
]

const t2aFields = (row: T2aDetailRow): Field[] => [
  ...[row.row, row.caseRef, row.eventNumber, row.allocated?.slice(0, 10) ?? null],
  ...[row.orderTeam, row.orderStaff, row.orderStaffName, row.gradeCode, row.nsiOutcomeCode, row.nsiOutcomeName],
]

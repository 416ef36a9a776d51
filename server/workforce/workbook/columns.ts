import type { Location } from '@candour/workload'
import { cleanName } from '@candour/workload'
import type { CaseSheet, OfficerRow, OfficerSheet, RowOf, SheetName } from './rows.ts'

/**
 * How a cell is read. `key` is text that must be there; `day` a date that must be there; `moment` one that may be;
 * `count` a whole number, 0 where nothing stands, as the source leaves out its zeros.
 */
export type Kind = 'text' | 'key' | 'count' | 'tier' | 'location' | 'day' | 'moment'

type KindOf<Value> = null extends Value
  ? 'moment'
  : Value extends Location
    ? 'location'
    : Value extends number
      ? 'count' | 'tier'
      : 'text' | 'key' | 'day'

/** The cleaned name of a column, how it is read, and the other name that stands in for it when it is missing. */
export type Column<K extends Kind = Kind> = { readonly name: string; readonly kind: K; readonly formerly?: string }

/** The columns of a sheet's rows by field. The tier counts of officer sheets stand apart, in `tierColumns` of `rules/workload`. */
export type ColumnsOf<Row> = {
  readonly [Field in Exclude<keyof Row, 'sheet' | 'row' | 'counts'>]-?: Column<KindOf<Row[Field]>>
}

// The workload tool has put units of the level above the team under either name; a file with only one of them means it.
const officerAndTeam = {
  trust: { name: 'trust', kind: 'text' },
  regionName: { name: 'region_desc', kind: 'text' },
  regionCode: { name: 'region_code', kind: 'key' },
  pduName: { name: 'pdu_desc', kind: 'text', formerly: 'ldu_desc' },
  pduCode: { name: 'pdu_code', kind: 'key', formerly: 'ldu_code' },
  lduName: { name: 'ldu_desc', kind: 'text', formerly: 'pdu_desc' },
  lduCode: { name: 'ldu_code', kind: 'text', formerly: 'pdu_code' },
  teamName: { name: 'team_desc', kind: 'text' },
  teamCode: { name: 'team_code', kind: 'key' },
  surname: { name: 'om_surname', kind: 'text' },
  forename: { name: 'om_forename', kind: 'text' },
  officerKey: { name: 'om_key', kind: 'key' },
  gradeCode: { name: 'om_grade_code', kind: 'text' },
} as const

const officer: ColumnsOf<OfficerRow> = {
  ...officerAndTeam,
  communityFirst16Weeks: { name: 'comin1st16weeks', kind: 'count' },
  licenceFirst16Weeks: { name: 'licin1st16weeks', kind: 'count' },
  datestamp: { name: 'datestamp', kind: 'moment' },
  caseCount: { name: 'vcrn_count', kind: 'count' },
}

const oneCase = {
  rowType: { name: 'row_type', kind: 'key' },
  caseRef: { name: 'case_ref_no', kind: 'key' },
  tierCode: { name: 'tier_code', kind: 'tier' },
  teamCode: { name: 'team_code', kind: 'key' },
  gradeCode: { name: 'om_grade_code', kind: 'text' },
  officerKey: { name: 'om_key', kind: 'key' },
  location: { name: 'location', kind: 'location' },
} as const

/**
 * Every column that must be present, by sheet and field.
 *
 * @source the extract that the ministry's workload tool loads every night
 */
export const columns: { readonly [Sheet in SheetName]: ColumnsOf<RowOf[Sheet]> } = {
  wmt_extract: officer,
  wmt_extract_filtered: officer,
  t2a: officer,
  omic_teams: officer,
  court_reports: {
    ...officerAndTeam,
    teamStaffGrade: { name: 'om_team_staff_grade', kind: 'text' },
    sdrLast30: { name: 'sdr_last_30', kind: 'count' },
    sdrDueNext30: { name: 'sdr_due_next_30', kind: 'count' },
    sdrConversionsLast30: { name: 'sdr_conv_last_30', kind: 'count' },
    oralReports: { name: 'oral_reports', kind: 'count' },
    datestamp: { name: 'datestamp', kind: 'moment' },
  },
  flag_warr_4_n: oneCase,
  flag_upw: oneCase,
  flag_o_due: oneCase,
  flag_priority: oneCase,
  wmt_extract_sa: {
    ...oneCase,
    disposalName: { name: 'disposal_type_desc', kind: 'text' },
    disposalCode: { name: 'disposal_type_code', kind: 'text' },
    standaloneOrder: { name: 'standalone_order', kind: 'text' },
  },
  suspended_lifers: {
    ...oneCase,
    inCustody: { name: 'in_custody', kind: 'text' },
    registerCode: { name: 'register_code', kind: 'text' },
    registerName: { name: 'register_description', kind: 'text' },
    registerLevel: { name: 'register_level', kind: 'text' },
    registerLevelName: { name: 'register_level_description', kind: 'text' },
    registerCategory: { name: 'register_category', kind: 'text' },
    deregistered: { name: 'deregistration_date', kind: 'moment' },
    registerCategoryName: { name: 'register_category_description', kind: 'text' },
    registered: { name: 'registration_date', kind: 'moment' },
    nextReview: { name: 'next_review_date', kind: 'moment' },
  },
  cms: {
    contactId: { name: 'contact_id', kind: 'key' },
    caseRef: { name: 'crn', kind: 'key' },
    contactDate: { name: 'contact_date', kind: 'day' },
    contactCode: { name: 'contact_type_code', kind: 'key' },
    contactName: { name: 'contact_type_desc', kind: 'text' },
    doneByName: { name: 'contact_staff_name', kind: 'text' },
    doneByKey: { name: 'contact_staff_key', kind: 'key' },
    doneByGrade: { name: 'contact_staff_grade', kind: 'text' },
    doneByTeam: { name: 'contact_team_key', kind: 'key' },
    doneByProvider: { name: 'contact_provider_code', kind: 'text' },
    officerName: { name: 'om_name', kind: 'text' },
    officerKey: { name: 'om_key', kind: 'key' },
    officerGrade: { name: 'om_grade', kind: 'text' },
    officerTeam: { name: 'om_team_key', kind: 'key' },
    officerProvider: { name: 'om_provider_code', kind: 'text' },
  },
  t2a_detail: {
    caseRef: { name: 'crn', kind: 'key' },
    eventNumber: { name: 'event_no', kind: 'text' },
    allocated: { name: 'allocation_date', kind: 'moment' },
    allocationName: { name: 'allocation_desc', kind: 'text' },
    allocationCode: { name: 'allocation_cd', kind: 'text' },
    orderProvider: { name: 'provider_code_order_manager', kind: 'text' },
    orderPduName: { name: 'pdu_order_manager', kind: 'text', formerly: 'ldu_order_manager' },
    orderPdu: { name: 'pdu_cd_order_manager', kind: 'text', formerly: 'ldu_cd_order_manager' },
    orderTeamName: { name: 'team_order_manager', kind: 'text' },
    orderTeam: { name: 'team_cd_order_manager', kind: 'text' },
    orderStaffName: { name: 'staff_name_order_manager', kind: 'text' },
    orderStaff: { name: 'staff_cd_order_manager', kind: 'text' },
    nsiCode: { name: 'nsi_cd', kind: 'text' },
    nsiName: { name: 'nsi_desc', kind: 'text' },
    born: { name: 'birth_date', kind: 'moment' },
    age: { name: 'age', kind: 'text' },
    nsiStatusCode: { name: 'nsi_status_cd', kind: 'text' },
    nsiStatusName: { name: 'nsi_status_desc', kind: 'text' },
    nsiOutcomeCode: { name: 'nsi_outcome_cd', kind: 'text' },
    nsiOutcomeName: { name: 'nsi_outcome_desc', kind: 'text' },
    officerName: { name: 'staff_name_offender_manager', kind: 'text' },
    officerKey: { name: 'staff_cd_offender_manager', kind: 'key' },
    gradeCode: { name: 'staff_grade_cd_offender_manager', kind: 'text' },
    provider: { name: 'provider_cd_offender_manager', kind: 'text' },
    pdu: { name: 'pdu_cd_offender_manager', kind: 'text', formerly: 'ldu_cd_offender_manager' },
    teamCode: { name: 'team_cd_offender_manager', kind: 'key' },
  },
}

const officerSheets: ReadonlySet<SheetName> = new Set<OfficerSheet>([
  'wmt_extract',
  'wmt_extract_filtered',
  't2a',
  'omic_teams',
])
const caseSheets: ReadonlySet<SheetName> = new Set<CaseSheet>([
  'flag_warr_4_n',
  'flag_upw',
  'flag_o_due',
  'flag_priority',
])

export const isOfficerSheet = (sheet: SheetName): sheet is OfficerSheet => officerSheets.has(sheet)

export const isCaseSheet = (sheet: SheetName): sheet is CaseSheet => caseSheets.has(sheet)

/** The name of a column however it was typed, with the one spelling of licence. */
export const columnName = (heading: string): string => cleanName(heading).replace('license', 'licence')

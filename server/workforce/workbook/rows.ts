import type { Location } from '@candour/workload'

/**
 * The thirteen sheets of the nightly workbook, by their cleaned names, in the order in which they are read: a sheet comes
 * after the one it is checked against.
 *
 * @source the extract that the ministry's workload tool loads every night
 */
export const sheetNames = [
  'wmt_extract',
  'wmt_extract_filtered',
  't2a',
  'omic_teams',
  'court_reports',
  'flag_warr_4_n',
  'flag_upw',
  'flag_o_due',
  'flag_priority',
  'wmt_extract_sa',
  'suspended_lifers',
  'cms',
  't2a_detail',
] as const

export type SheetName = (typeof sheetNames)[number]

/** Sheets with one row per officer and team and a count of cases for each place and tier. */
export type OfficerSheet = 'wmt_extract' | 'wmt_extract_filtered' | 't2a' | 'omic_teams'

/** Sheets with one row per case. `flag_warr_4_n` also holds the plain list of all cases, row type `N`. */
export type CaseSheet = 'flag_warr_4_n' | 'flag_upw' | 'flag_o_due' | 'flag_priority'

/** A moment as the workbook means it, with no time zone: `YYYY-MM-DD hh:mm:ss`. PostgreSQL reads it as timestamp or date. */
export type Moment = string

/** Where a row stood: its sheet and its number there, counted from 1 as a spreadsheet shows it. */
type Placed<Sheet extends SheetName> = { readonly sheet: Sheet; readonly row: number }

/** Text fields are trimmed; an empty cell is the empty string. */
type OfficerAndTeam = {
  readonly trust: string
  readonly regionName: string
  readonly regionCode: string
  readonly pduName: string
  readonly pduCode: string
  readonly lduName: string
  readonly lduCode: string
  readonly teamName: string
  readonly teamCode: string
  readonly surname: string
  readonly forename: string
  readonly officerKey: string
  /** As the file writes it; an unknown code is reported and kept. */
  readonly gradeCode: string
}

export type OfficerRow = Placed<OfficerSheet> &
  OfficerAndTeam & {
    /** Counts of cases by place and tier, in the order of `cellOf` in `rules/workload`: 99 with the tiers of 2021. */
    readonly counts: Uint16Array
    readonly communityFirst16Weeks: number
    readonly licenceFirst16Weeks: number
    readonly datestamp: Moment | null
    /** Cases in all, as the source counted them. */
    readonly caseCount: number
  }

export type CourtReportRow = Placed<'court_reports'> &
  OfficerAndTeam & {
    readonly teamStaffGrade: string
    readonly sdrLast30: number
    readonly sdrDueNext30: number
    readonly sdrConversionsLast30: number
    readonly oralReports: number
    readonly datestamp: Moment | null
  }

type OneCase = {
  readonly rowType: string
  readonly caseRef: string
  readonly tierCode: number
  readonly teamCode: string
  readonly gradeCode: string
  readonly officerKey: string
  readonly location: Location
}

export type CaseRow = Placed<CaseSheet> & OneCase

export type StandaloneOrderRow = Placed<'wmt_extract_sa'> &
  OneCase & {
    readonly disposalName: string
    readonly disposalCode: string
    readonly standaloneOrder: string
  }

export type SuspendedLiferRow = Placed<'suspended_lifers'> &
  OneCase & {
    readonly inCustody: string
    readonly registerCode: string
    readonly registerName: string
    readonly registerLevel: string
    readonly registerLevelName: string
    readonly registerCategory: string
    readonly registerCategoryName: string
    readonly registered: Moment | null
    readonly deregistered: Moment | null
    readonly nextReview: Moment | null
  }

/** A support contact: work on somebody else's case. */
export type ContactRow = Placed<'cms'> & {
  readonly contactId: string
  readonly caseRef: string
  readonly contactDate: Moment
  readonly contactCode: string
  readonly contactName: string
  readonly doneByName: string
  readonly doneByKey: string
  readonly doneByGrade: string
  readonly doneByTeam: string
  readonly doneByProvider: string
  readonly officerName: string
  readonly officerKey: string
  readonly officerGrade: string
  readonly officerTeam: string
  readonly officerProvider: string
}

/** A case in transition to adulthood: who manages the order, who manages the person. */
export type T2aDetailRow = Placed<'t2a_detail'> & {
  readonly caseRef: string
  readonly eventNumber: string
  readonly allocated: Moment | null
  readonly allocationName: string
  readonly allocationCode: string
  readonly orderProvider: string
  readonly orderPduName: string
  readonly orderPdu: string
  readonly orderTeamName: string
  readonly orderTeam: string
  readonly orderStaffName: string
  readonly orderStaff: string
  readonly nsiCode: string
  readonly nsiName: string
  readonly born: Moment | null
  readonly age: string
  readonly nsiStatusCode: string
  readonly nsiStatusName: string
  readonly nsiOutcomeCode: string
  readonly nsiOutcomeName: string
  readonly officerName: string
  readonly officerKey: string
  readonly gradeCode: string
  readonly provider: string
  readonly pdu: string
  readonly teamCode: string
}

/** What each sheet holds. */
export type RowOf = {
  readonly [Sheet in OfficerSheet]: OfficerRow
} & {
  readonly [Sheet in CaseSheet]: CaseRow
} & {
  readonly court_reports: CourtReportRow
  readonly wmt_extract_sa: StandaloneOrderRow
  readonly suspended_lifers: SuspendedLiferRow
  readonly cms: ContactRow
  readonly t2a_detail: T2aDetailRow
}

/**
 * Takes the accepted rows, sheet by sheet in the order of `sheetNames`, some hundreds or thousands at a time. The reader
 * waits for what a method returns before it reads on.
 */
export type WorkbookSink = {
  readonly [Sheet in SheetName]: (rows: readonly RowOf[Sheet][]) => void | Promise<void>
}

/** Gives the rows of each sheet, for writing a workbook. Row numbers are the writer's: `row` is ignored. */
export type WorkbookSource = {
  readonly [Sheet in SheetName]: () => Iterable<RowOf[Sheet]> | AsyncIterable<RowOf[Sheet]>
}

/** Something to tell the person who sent the file: where, what, and the value that stood there. */
export type Finding = {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly reason: string
  readonly value: string
}

/** All are counted; only the first ten thousand are kept. */
export type Findings = { readonly count: number; readonly first: readonly Finding[] }

export type WorkbookSummary = {
  /** SHA-256 of the file's bytes, in lowercase hex. */
  readonly sha256: string
  readonly bytes: number
  /** Rows delivered, by sheet. */
  readonly rows: Readonly<Record<SheetName, number>>
  /** The latest datestamp of an officer row: the night the figures are of. */
  readonly datestamp: Moment | null
  /** Rows left out, each with the first reason found. */
  readonly refused: Findings
  /** Rows delivered although something about them is odd. */
  readonly warnings: Findings
  readonly ignoredSheets: readonly string[]
  readonly unknownColumns: readonly { readonly sheet: SheetName; readonly column: string }[]
}

export type Progress = {
  readonly sheet: SheetName
  /** Rows seen so far in this sheet. */
  readonly rows: number
  /** 0 to 1 over the whole file. */
  readonly done: number
}

/**
 * The file cannot be taken at all: it is broken, hostile, or lacks something that every row depends on. The message names
 * the place and what to do.
 */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError'
  readonly sheet: string | undefined
  readonly row: number | undefined
  readonly column: string | undefined

  constructor(message: string, place: { sheet?: string; row?: number; column?: string } = {}) {
    super(message)
    this.sheet = place.sheet
    this.row = place.row
    this.column = place.column
  }
}

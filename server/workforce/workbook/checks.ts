import type { RuleSet } from '@candour/workload'
import { cellsAboveUnfiltered, gradeOfCode, t2aRefusal } from '@candour/workload'
import { isCaseSheet, isOfficerSheet } from './columns.ts'
import { FindingList } from './findings.ts'
import type { Header } from './header.ts'
import type { CaseRow, ContactRow, CourtReportRow, OfficerRow, OfficerSheet, RowOf, SheetName } from './rows.ts'
import { WorkbookError } from './rows.ts'

/** Fourteen nations' worth. Each officer costs some hundred bytes of memory until the file has been read. */
const mostOfficers = 100_000

type AnyRow = RowOf[SheetName]
type OfficerOrCourt = OfficerRow | CourtReportRow
type Faulty = { readonly column: string; readonly reason: string; readonly value: string }

const isOfficerRow = (row: AnyRow): row is OfficerRow => isOfficerSheet(row.sheet)
const isCourtReportRow = (row: AnyRow): row is CourtReportRow => row.sheet === 'court_reports'
const isCaseRow = (row: AnyRow): row is CaseRow => isCaseSheet(row.sheet)
const isContactRow = (row: AnyRow): row is ContactRow => row.sheet === 'cms'

const officerAndTeam = (row: { readonly officerKey: string; readonly teamCode: string }): string =>
  `${row.officerKey}|${row.teamCode}`

const sumOf = (counts: Uint16Array): number => counts.reduce((sum, count) => sum + count, 0)

/** What one row cannot show: duplicates, sheets that contradict each other, codes that the rule set does not know. */
export class Checks {
  readonly refused = new FindingList()
  readonly warnings = new FindingList()
  readonly #ruleSet: RuleSet
  /** Row number by officer and team, for each sheet that holds one row of each. */
  readonly #seen = new Map<SheetName, Map<string, number>>()
  readonly #officers = new Set<string>()
  readonly #unfiltered = new Map<string, Uint16Array>()
  readonly #cases: Record<OfficerSheet, number> = { wmt_extract: 0, wmt_extract_filtered: 0, t2a: 0, omic_teams: 0 }
  #datestamp: string | null = null

  constructor(ruleSet: RuleSet) {
    this.#ruleSet = ruleSet
  }

  get datestamp(): string | null {
    return this.#datestamp
  }

  /** Whether the row may be delivered; what is wrong or odd is noted. */
  accepts(row: AnyRow, header: Header): boolean {
    if (isOfficerRow(row) || isCourtReportRow(row)) return this.#acceptsOfficer(row, header)
    if (isCaseRow(row)) this.#checkCase(row)
    else if (isContactRow(row)) this.#checkContact(row)
    return true
  }

  /**
   * Called when a sheet has been read to its end.
   *
   * @throws WorkbookError when T2A holds as many cases as the service has, or more
   * @source WMT, TooManyT2ACasesError
   */
  endOf(sheet: SheetName): void {
    if (sheet !== 't2a') return
    const refusal = t2aRefusal(this.#cases.t2a, this.#cases.wmt_extract_filtered)
    if (refusal !== null)
      throw new WorkbookError(`${refusal}. Get the extract again.`, { sheet, column: 'V-CRN_Count' })
  }

  #acceptsOfficer(row: OfficerOrCourt, header: Header): boolean {
    const key = officerAndTeam(row)
    const fault = this.#repeated(row, key) ?? (isOfficerRow(row) ? this.#countCases(row, key, header) : undefined)
    if (fault) {
      this.refused.add({ sheet: row.sheet, row: row.row, ...fault })
      return false
    }
    this.#officers.add(key)
    if (row.datestamp !== null && row.datestamp > (this.#datestamp ?? '')) this.#datestamp = row.datestamp
    this.#checkGrade(row)
    return true
  }

  #repeated(row: OfficerOrCourt, key: string): Faulty | undefined {
    const seen = this.#seen.get(row.sheet) ?? new Map<string, number>()
    this.#seen.set(row.sheet, seen)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, row.row)
      if (seen.size <= mostOfficers) return undefined
      throw new WorkbookError(`${row.sheet} holds more than ${mostOfficers} officers: this is not an extract.`, row)
    }
    return { column: 'OM_Key', reason: `repeats the officer and team of row ${first}`, value: key }
  }

  #aboveUnfiltered(row: OfficerRow, key: string, header: Header): Faulty | undefined {
    const all = this.#unfiltered.get(key)
    if (!all)
      return { column: 'OM_Key', reason: 'has no accepted row in wmt_extract, which holds all cases', value: key }
    const [cell] = cellsAboveUnfiltered(row.counts, all)
    if (cell === undefined) return undefined
    const column = header.titles[header.tiers[cell] ?? -1] ?? ''
    return {
      column,
      reason: `is above the ${all[cell]} of wmt_extract, which holds all cases`,
      value: `${row.counts[cell]}`,
    }
  }

  #countCases(row: OfficerRow, key: string, header: Header): Faulty | undefined {
    // Also of a row refused below: the whole-file guard on T2A compares the sheets as they were sent.
    this.#cases[row.sheet] += row.caseCount
    if (row.sheet === 'wmt_extract') this.#unfiltered.set(key, row.counts)
    const sum = sumOf(row.counts)
    if (sum !== row.caseCount) {
      this.#warn(row, 'V-CRN_Count', `differs from the ${sum} that the tiers add up to`, `${row.caseCount}`)
    }
    return row.sheet === 'wmt_extract_filtered' ? this.#aboveUnfiltered(row, key, header) : undefined
  }

  #checkGrade(row: OfficerOrCourt): void {
    // The filtered sheet and T2A repeat officers of wmt_extract: one word about each is enough.
    if (row.sheet === 'wmt_extract_filtered' || row.sheet === 't2a') return
    if (gradeOfCode(row.gradeCode, this.#ruleSet) !== 'DMY') return
    this.#warn(row, 'OM_Grade_Code', 'is no grade that the rule set knows: the officer has no target', row.gradeCode)
  }

  #checkCase(row: CaseRow): void {
    const key = officerAndTeam(row)
    if (!this.#officers.has(key)) this.#warn(row, 'OM_Key', 'is an officer and team of no officer sheet', key)
  }

  #checkContact(row: ContactRow): void {
    if (this.#ruleSet.contactOfCode.has(row.contactCode.toUpperCase())) return
    this.#warn(
      row,
      'Contact_Type_Code',
      'is no support contact that the rule set knows: it moves no points',
      row.contactCode,
    )
  }

  #warn(row: AnyRow, column: string, reason: string, value: string): void {
    this.warnings.add({ sheet: row.sheet, row: row.row, column, reason, value })
  }
}

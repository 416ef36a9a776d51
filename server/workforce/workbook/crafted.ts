import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { RuleSet } from '@candour/workload'
import { ruleSets, tierColumns } from '@candour/workload'
import { strToU8, zipSync } from 'fflate'
import type { Column } from './columns.ts'
import { columns, isCaseSheet, isOfficerSheet } from './columns.ts'
import { readWorkbook } from './read.ts'
import type { RowOf, SheetName, WorkbookSummary } from './rows.ts'
import { sheetNames } from './rows.ts'
import { columnLetters } from './worksheet.ts'

// Small workbooks made in the tests: a good one, and whatever a test does to it.

/** Cells by column name; a value in angle brackets is put into the cell as XML. */
export type Cells = Readonly<Record<string, string>>
export type Sheet = { headings: string[]; rows: Cells[] }
export type Sheets = Record<string, Sheet>

export const testRuleSet = (): RuleSet => {
  const [ruleSet] = ruleSets
  if (!ruleSet) throw new Error('no rule set is shipped')
  return ruleSet
}

const officer: Cells = {
  region_code: 'X01',
  pdu_code: 'X01P1',
  team_code: 'T1',
  om_key: 'K1',
  om_grade_code: 'NPSM',
  datestamp: '2026-02-03 00:30:00',
}
const oneCase: Cells = {
  row_type: 'N',
  case_ref_no: 'Z1',
  tier_code: '5',
  team_code: 'T1',
  om_key: 'K1',
  location: 'Custody',
}

const rowsOf = (sheet: SheetName): Cells[] => {
  if (sheet === 't2a') return [{ ...officer, vcrn_count: '0' }]
  if (isOfficerSheet(sheet)) return [{ ...officer, commtierb3: '2', custtiera0: '1', vcrn_count: '3' }]
  if (sheet === 'court_reports') return [{ ...officer, sdr_last_30: '4' }]
  return isCaseSheet(sheet) ? [oneCase] : []
}

/** Thirteen sheets of one officer of team T1 under key K1, with three cases. */
export const goodSheets = (): Sheets =>
  Object.fromEntries(
    sheetNames.map(sheet => {
      const named = Object.values<Column>(columns[sheet]).map(({ name }) => name)
      const tiers = isOfficerSheet(sheet) ? tierColumns(testRuleSet()) : []
      return [sheet, { headings: [...named, ...tiers], rows: rowsOf(sheet) }]
    }),
  )

/** One of the sheets, to be changed. */
export const sheetOf = (sheets: Sheets, name: SheetName): Sheet => {
  const sheet = sheets[name]
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

const cellXml = (place: string, value: string): string => {
  if (value.startsWith('<')) return `<c r="${place}">${value}</c>`
  return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`
}

const rowXml = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.map((cell, i) => cellXml(columnLetters(i) + number, cell)).join('')}</row>`

const sheetXml = ({ headings, rows }: Sheet): string => {
  const body = rows.map((row, i) =>
    rowXml(
      i + 2,
      headings.map(heading => row[heading] ?? ''),
    ),
  )
  return `<worksheet><sheetData>${rowXml(1, headings)}${body.join('')}</sheetData></worksheet>`
}

/** The parts of a workbook of these sheets, by name. */
export const partsOf = (sheets: Sheets): Record<string, Uint8Array> => {
  const names = Object.keys(sheets)
  const listed = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`)
  const relations = names.map(
    (_, i) => `<Relationship Id="r${i + 1}" Type="x/worksheet" Target="worksheets/s${i}.xml"/>`,
  )
  return {
    'xl/workbook.xml': strToU8(`<workbook><sheets>${listed.join('')}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, i) => [`xl/worksheets/s${i}.xml`, strToU8(sheetXml(sheet))]),
    ),
  }
}

export const zipOf = (sheets: Sheets): Uint8Array => zipSync(partsOf(sheets))

/** Puts bytes into a file that is gone when the test ends. */
export const fileOf = async (t: TestContext, bytes: Uint8Array): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-workbook-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'workbook.xlsx')
  await writeFile(path, bytes)
  return path
}

export type Everything = { readonly [Sheet in SheetName]: RowOf[Sheet][] }

/** Reads a whole workbook into memory. */
export const readAll = async (path: string): Promise<{ rows: Everything; summary: WorkbookSummary }> => {
  const rows: Everything = {
    wmt_extract: [],
    wmt_extract_filtered: [],
    t2a: [],
    omic_teams: [],
    court_reports: [],
    flag_warr_4_n: [],
    flag_upw: [],
    flag_o_due: [],
    flag_priority: [],
    wmt_extract_sa: [],
    suspended_lifers: [],
    cms: [],
    t2a_detail: [],
  }
  const take =
    <Row>(into: Row[]) =>
    (batch: readonly Row[]) => {
      for (const row of batch) into.push(row)
    }
  const summary = await readWorkbook(
    path,
    {
      wmt_extract: take(rows.wmt_extract),
      wmt_extract_filtered: take(rows.wmt_extract_filtered),
      t2a: take(rows.t2a),
      omic_teams: take(rows.omic_teams),
      court_reports: take(rows.court_reports),
      flag_warr_4_n: take(rows.flag_warr_4_n),
      flag_upw: take(rows.flag_upw),
      flag_o_due: take(rows.flag_o_due),
      flag_priority: take(rows.flag_priority),
      wmt_extract_sa: take(rows.wmt_extract_sa),
      suspended_lifers: take(rows.suspended_lifers),
      cms: take(rows.cms),
      t2a_detail: take(rows.t2a_detail),
    },
    testRuleSet(),
  )
  return { rows, summary }
}

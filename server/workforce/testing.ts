import type { TestContext } from 'node:test'
import type { Databases } from '#platform/database/databases.ts'
import { type ImportOutcome, importWorkbook } from './import/import-workbook.ts'
import { type Cells, fileOf, goodSheets, sheetOf, zipOf } from './workbook/crafted.ts'

// Small services for the tests of this room: a few officers, one night, a workbook of them.

/** One officer of a test's workbook. Cases are all B3 in the community, 146 points each. */
export type TestOfficer = {
  readonly officer: string
  readonly team: string
  readonly cases: number
  readonly grade?: string
  readonly pdu?: string
  readonly forename?: string
}

/** Points of one case of a test officer, by the rules of April 2021. */
export const pointsOfCase = 146

const officerCells = (
  { officer, team, cases, grade = 'NPSM', pdu = 'X01P1', forename = 'Jo' }: TestOfficer,
  night: string,
): Cells => ({
  region_code: 'X01',
  region_desc: 'Northmarch',
  pdu_code: pdu,
  pdu_desc: `Unit ${pdu}`,
  team_code: team,
  team_desc: `Team ${team}`,
  om_key: officer,
  om_forename: forename,
  om_surname: 'Doe',
  om_grade_code: grade,
  datestamp: `${night} 00:30:00`,
  commtierb3: String(cases),
  vcrn_count: String(cases),
})

/** The thirteen sheets of one night with these officers, and no case lists. */
export const sheetsOf = (night: string, officers: readonly TestOfficer[]) => {
  const sheets = goodSheets()
  for (const sheet of Object.values(sheets)) sheet.rows = []
  for (const name of ['wmt_extract', 'wmt_extract_filtered'] as const) {
    sheetOf(sheets, name).rows = officers.map(officer => officerCells(officer, night))
  }
  return sheets
}

/** Imports one night's workbook of these officers. */
export const importNight = async (
  t: TestContext,
  databases: Databases,
  night: string,
  officers: readonly TestOfficer[],
): Promise<ImportOutcome> => {
  const path = await fileOf(t, zipOf(sheetsOf(night, officers)))
  return importWorkbook(databases, { path, name: `${night}.xlsx`, by: 'tester', now: new Date(`${night}T06:00:00Z`) })
}

import path from 'node:path'
import writeExcel from 'write-excel-file/node'

/** Writes the example of docs/import-establishment.md: four invented people and four posts of two teams. */
const file = path.resolve(import.meta.dirname, '../docs/examples/establishment.xlsx')

const staff = [
  ['staff_code', 'name', 'grade', 'team_code', 'joined', 'hours', 'hours_from', 'basis', 'last_day'],
  ['X01E1', 'Edda Larkrise', 'SPO', 'X01T1', '2019-04-01', '', '', '', ''],
  ['X01E2', 'Milo Thornby', 'PO', 'X01T1', '2022-09-05', '18.5', '2026-04-01', 'employed', ''],
  ['X01E2', 'Milo Thornby', 'PO', 'X01T2', '2022-09-05', '18.5', '2026-04-01', 'employed', ''],
  ['X01E3', 'Oona Felgate', 'PSO', 'X01T2', '2026-02-02', '37', '2026-02-02', 'agency', '2027-01-29'],
]
const posts = [
  ['post', 'team_code', 'grade', 'staff_code', 'since', 'funded'],
  ['P-101', 'X01T1', 'SPO', 'X01E1', '2019-04-01', 'yes'],
  ['P-102', 'X01T1', 'PO', 'X01E2', '2022-09-05', 'yes'],
  ['P-103', 'X01T2', 'PO', '', '2026-05-18', 'yes'],
  ['P-104', 'X01T2', 'PSO', 'X01E3', '2026-02-02', 'yes'],
]

const cells = (rows: readonly (readonly string[])[]) => rows.map(row => row.map(value => ({ value, type: String })))

await writeExcel([
  { data: cells(staff), sheet: 'staff' },
  { data: cells(posts), sheet: 'posts' },
]).toFile(file)

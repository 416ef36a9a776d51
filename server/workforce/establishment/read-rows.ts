import type { Day } from '#platform/database/tables.ts'
import { WorkbookError } from '../workbook/rows.ts'
import { type Column, columns, grades, headingKey, type SheetName } from './columns.ts'
import type { EstablishmentFile, RawSheet } from './read-file.ts'

/** Something about a row that keeps the file out, or that a reader should know. */
export type Finding = {
  readonly sheet: SheetName
  readonly row: number
  readonly column: string
  readonly reason: string
  readonly value: string
}

type Placed = { readonly sheet: SheetName; readonly row: number }

export type StaffRow = Placed & {
  readonly code: string
  readonly name: string
  readonly grade: string
  readonly team: string
  readonly joined: Day
  readonly hours: number | null
  readonly hoursFrom: Day | null
  readonly agency: boolean
  readonly lastDay: Day | null
}

export type PostRow = Placed & {
  readonly post: string
  readonly team: string
  readonly grade: string
  readonly holder: string | null
  readonly since: Day
  readonly funded: boolean
}

export type EstablishmentRows = {
  readonly staff: readonly StaffRow[]
  readonly posts: readonly PostRow[]
  readonly refused: readonly Finding[]
  readonly unknownColumns: readonly { readonly sheet: string; readonly column: string }[]
}

type Cells = Readonly<Record<string, string>>
type ReadCells = Placed & { readonly cells: Cells }

/** Reads every row by its headings. Each row with something wrong is a finding and is left out of the lists. */
export const readRows = (file: EstablishmentFile): EstablishmentRows => {
  const refused: Finding[] = []
  const unknownColumns: { sheet: string; column: string }[] = []
  const rowsOf = (name: SheetName): readonly ReadCells[] => {
    const sheet = file.sheets.find(one => one.sheet === name)
    if (!sheet) return []
    const { rows, unknown } = underHeadings(sheet)
    unknownColumns.push(...unknown.map(column => ({ sheet: name, column })))
    return rows.filter(row => {
      const wrong = columns[name].flatMap(column => wrongCell(row, column, file.dayOf))
      refused.push(...wrong)
      return wrong.length === 0
    })
  }
  const staff = rowsOf('staff').map(row => staffRow(row, file.dayOf))
  const posts = rowsOf('posts').map(row => postRow(row, file.dayOf))
  return { staff, posts, refused, unknownColumns }
}

const underHeadings = ({ sheet, rows }: RawSheet): { rows: readonly ReadCells[]; unknown: readonly string[] } => {
  const [heading, ...body] = rows
  const titles = (heading?.cells ?? []).map(headingKey)
  const known = columns[sheet]
  const twice = titles.find((title, at) => title !== '' && titles.indexOf(title) !== at)
  if (twice)
    throw new WorkbookError(`${sheet}: the column ${twice} stands there twice. Remove one.`, { sheet, column: twice })
  const missing = known.filter(({ name, needed }) => needed && !titles.includes(name)).map(({ name }) => name)
  if (missing.length > 0) {
    throw new WorkbookError(`${sheet} has no column ${missing.join(', ')}. See docs/import-establishment.md.`, {
      sheet,
    })
  }
  const filled = body.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  return {
    rows: filled.map(({ row, cells }) => ({
      sheet,
      row,
      cells: Object.fromEntries(known.map(({ name }) => [name, (cells[titles.indexOf(name)] ?? '').trim()])),
    })),
    unknown: (heading?.cells ?? []).filter(
      title => title !== '' && !known.some(({ name }) => name === headingKey(title)),
    ),
  }
}

const longest = 200

const wrongCell = (
  { sheet, row, cells }: ReadCells,
  column: Column,
  dayOf: EstablishmentFile['dayOf'],
): readonly Finding[] => {
  const value = cells[column.name] ?? ''
  const reason = value === '' ? (column.needed ? 'is empty' : undefined) : wrongValue(value, column.value, dayOf)
  return reason === undefined ? [] : [{ sheet, row, column: column.name, reason, value: value.slice(0, longest) }]
}

const wrongValue = (value: string, kind: Column['value'], dayOf: EstablishmentFile['dayOf']): string | undefined => {
  switch (kind) {
    case 'text':
      return value.length > longest ? `is longer than ${longest} characters` : undefined
    case 'day':
      return dayOf(value) === undefined ? 'is not a date like 2026-02-03 or 3/2/2026' : undefined
    case 'hours':
      return isHours(value) ? undefined : 'is not a number of hours from 0 to 37.5'
    case 'grade':
      return grades.some(grade => grade === value.toUpperCase()) ? undefined : `is not one of ${grades.join(', ')}`
    case 'yes or no':
      return /^(yes|no)$/i.test(value) ? undefined : 'is not yes or no'
    case 'basis':
      return /^(employed|agency)$/i.test(value) ? undefined : 'is not employed or agency'
  }
}

const isHours = (value: string): boolean => /^\d{1,2}([.,]\d{1,2})?$/.test(value) && hoursOf(value) <= 37.5
const hoursOf = (value: string): number => Number(value.replace(',', '.'))

const staffRow = ({ sheet, row, cells }: ReadCells, dayOf: EstablishmentFile['dayOf']): StaffRow => {
  const text = (name: string) => cells[name] ?? ''
  return {
    ...{ sheet, row, code: text('staff_code'), name: text('name'), team: text('team_code') },
    grade: text('grade').toUpperCase(),
    joined: dayOf(text('joined')) ?? '',
    hours: text('hours') === '' ? null : hoursOf(text('hours')),
    hoursFrom: dayOf(text('hours_from')) ?? null,
    agency: text('basis').toLowerCase() === 'agency',
    lastDay: dayOf(text('last_day')) ?? null,
  }
}

const postRow = ({ sheet, row, cells }: ReadCells, dayOf: EstablishmentFile['dayOf']): PostRow => {
  const text = (name: string) => cells[name] ?? ''
  return {
    ...{ sheet, row, post: text('post'), team: text('team_code'), grade: text('grade').toUpperCase() },
    holder: text('staff_code') === '' ? null : text('staff_code'),
    since: dayOf(text('since')) ?? '',
    funded: text('funded').toLowerCase() !== 'no',
  }
}

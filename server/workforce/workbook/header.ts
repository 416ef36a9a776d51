import type { RuleSet } from '@candour/workload'
import { tierColumns } from '@candour/workload'
import type { Column, Kind } from './columns.ts'
import { columnName, columns, isOfficerSheet } from './columns.ts'
import type { SheetName } from './rows.ts'
import { WorkbookError } from './rows.ts'
import type { SheetRow } from './worksheet.ts'
import { columnLetters } from './worksheet.ts'

/** One field of a sheet's rows and the place where this file keeps it. */
type Bound = {
  readonly field: string
  readonly column: number
  readonly title: string
  readonly kind: Kind
}

/** Where this file keeps everything: the order of columns is the sender's choice. */
export type Header = {
  readonly fields: readonly Bound[]
  /** Columns of the counts by place and tier, in the order of `cellOf`; empty for other sheets. */
  readonly tiers: Int16Array
  /** What stands above each column, as typed. */
  readonly titles: readonly string[]
  readonly unknown: readonly string[]
}

/**
 * Finds every column of a sheet by its heading.
 *
 * @throws WorkbookError naming all columns that are missing, or two that mean the same
 */
export const bindHeader = (sheet: SheetName, row: SheetRow, ruleSet: RuleSet): Header => {
  const titles = [...row.values]
  const places = placesOf(sheet, titles, row.number)
  const absent: string[] = []
  const used = new Set<number>()
  const place = (...names: readonly (string | undefined)[]): number => {
    const column = names.map(name => places.get(name ?? '')).find(found => found !== undefined)
    if (column === undefined) absent.push(names[0] ?? '')
    else used.add(column)
    return column ?? -1
  }
  const fields = Object.entries<Column>(columns[sheet]).map(([field, { name, kind, formerly }]) => {
    const column = place(name, formerly)
    return { field, column, title: titles[column] ?? name, kind }
  })
  const tiers = Int16Array.from(isOfficerSheet(sheet) ? tierColumns(ruleSet) : [], name => place(name))
  if (absent.length > 0) throw missingColumns(sheet, absent)
  return { fields, tiers, titles, unknown: titles.filter((title, column) => title !== '' && !used.has(column)) }
}

const placesOf = (sheet: SheetName, titles: readonly string[], row: number): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  for (const [column, title] of titles.entries()) {
    if (title === '') continue
    const name = columnName(title)
    const first = places.get(name)
    if (first !== undefined) {
      const both = `${columnLetters(first)} and ${columnLetters(column)}`
      throw new WorkbookError(`${sheet}: columns ${both} are both headed ${title}. Remove one.`, {
        sheet,
        row,
        column: title,
      })
    }
    places.set(name, column)
  }
  return places
}

const missingColumns = (sheet: SheetName, absent: readonly string[]): WorkbookError => {
  const [column = ''] = absent
  return new WorkbookError(`${sheet} has no column ${absent.join(', ')}. Add what is missing to its first row.`, {
    sheet,
    column,
  })
}

import type { Location } from './location.ts'
import { locations } from './location.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { RuleSet } from './rule-set.ts'

/**
 * Name of a sheet or column as it is compared: without spaces around, in small letters, without its first hyphen.
 *
 * @source WMT, transform names: "V-CRN_Count" and "vcrn_count" are the same column
 */
export const cleanName = (name: string): string => name.trim().toLowerCase().replace('-', '')

/**
 * Column of the workbook for each cell, in the order of `cellOf`: `commtier0`, `commtiera3`, ... `licencetierd0s`.
 *
 * @source WMT_PS.xlsx, sheets wmt_extract, wmt_extract_filtered, t2a and omic_teams
 */
export const tierColumns = (ruleSet: RuleSet): readonly string[] =>
  locations.flatMap(location =>
    ruleSet.data.tiers.map(({ name }, code) => `${prefixes[location]}tier${code === 0 ? '0' : name.toLowerCase()}`),
  )

const prefixes: Readonly<Record<Location, string>> = { community: 'comm', custody: 'cust', licence: 'licence' }

/** Names that must be there and are not, as they were asked for. */
export const missingNames = (wanted: readonly string[], found: Iterable<string>): readonly string[] => {
  const clean = new Set([...found].map(cleanName))
  return wanted.filter(name => !clean.has(cleanName(name)))
}

/**
 * A count of the workbook. Empty cells mean none.
 *
 * @returns undefined for what is not a whole number of cases: the caller refuses the row and names the cell
 * @source WMT, zero if null, which also reads 12 in "12x"; here such a text is no number, except under the peer's profile
 */
export const countOf = (cell: unknown, profile: Profile = profiles.candour): number | undefined => {
  if (cell === null || cell === undefined || cell === '') return 0
  if (profile.counts === 'leading digits') {
    const digits = Number.parseInt(String(cell), 10)
    return Number.isNaN(digits) ? undefined : digits
  }
  const count = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined
}

/**
 * Whether the young adults in transition are a part of all cases, by the sums of the column V-CRN_Count.
 *
 * @returns null when they are; else why the workbook is refused
 * @source WMT, TooManyT2ACasesError: the sum must be below that of the filtered sheet, not equal to it
 */
export const t2aRefusal = (t2aSum: number, filteredSum: number): string | null =>
  t2aSum < filteredSum
    ? null
    : `V-CRN_Count of the T2A sheet adds up to ${t2aSum}: it must be below the ${filteredSum} of WMT_Extract_Filtered`

/** Rows whose officer and team stand in the sheet before: the index of each, and of the row it repeats. */
export const repeatedRows = (
  rows: readonly { readonly officer: string; readonly team: string }[],
): readonly { readonly row: number; readonly repeats: number }[] => {
  const first = new Map<string, number>()
  const repeated: { row: number; repeats: number }[] = []
  for (const [row, { officer, team }] of rows.entries()) {
    const key = JSON.stringify([officer, team])
    const repeats = first.get(key)
    if (repeats === undefined) first.set(key, row)
    else repeated.push({ row, repeats })
  }
  return repeated
}

/** Cells where the filtered sheet holds more cases than the unfiltered one, which it is a part of. */
export const cellsAboveUnfiltered = (filtered: ArrayLike<number>, all: ArrayLike<number>): readonly number[] => {
  const cells: number[] = []
  for (let cell = 0; cell < filtered.length; cell++) {
    if ((filtered[cell] ?? 0) > (all[cell] ?? 0)) cells.push(cell)
  }
  return cells
}

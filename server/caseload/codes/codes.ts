import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { type CodeOf, type CodeSet, codeSets } from './code-sets.ts'

const rowsOf = <S extends CodeSet>(set: S): readonly CodeOf<S>[] => codeSets[set]

/** Past this many, the codes that a refusal names are no help: it says how many more there are. */
const NAMED_IN_A_REFUSAL = 20

const isInForce = (row: { readonly from: Day; readonly until?: Day | undefined }, day: Day): boolean =>
  row.from <= day && (row.until === undefined || day <= row.until)

const names = (row: { readonly code: string; readonly earlier?: readonly string[] | undefined }, value: string) =>
  row.code === value || (row.earlier?.includes(value) ?? false)

/** The rows of each value, a value being a code or what an earlier version stored for it. Projecting asks for every entry. */
const byValue = new Map(
  (Object.keys(codeSets) as CodeSet[]).map(set => {
    const rows = new Map<string, CodeOf<CodeSet>[]>()
    for (const row of rowsOf(set)) {
      for (const value of [row.code, ...(row.earlier ?? [])]) rows.set(value, [...(rows.get(value) ?? []), row])
    }
    return [set, rows] as const
  }),
)

const rowsFor = <S extends CodeSet>(set: S, value: string): readonly CodeOf<S>[] =>
  (byValue.get(set)?.get(value) ?? []) as readonly CodeOf<S>[]

/** The codes that a form offers for something that happened on a day. */
export const codesOn = <S extends CodeSet>(set: S, day: Day): readonly CodeOf<S>[] =>
  rowsOf(set).filter(row => row.offered !== false && isInForce(row, day))

/** What a value means on a day; undefined when it was not in force then, or never. */
export const codeOn = <S extends CodeSet>(set: S, value: string, day: Day): CodeOf<S> | undefined =>
  rowsFor(set, value).find(row => isInForce(row, day))

/**
 * What a value of the record means, in force or not: the row of the day, else the last one there was.
 *
 * @throws Error when no set has the value; `appendEntry` lets none in
 */
export const recordedCode = <S extends CodeSet>(set: S, value: string, day: Day): CodeOf<S> => {
  const row = codeOn(set, value, day) ?? rowsFor(set, value).at(-1)
  if (!row) throw new Error(`No ${set} is called "${value}"`)
  return row
}

/** The words for a value, also for a code that nobody may use any more; the value itself when no set has it. */
export const wordsOf = (set: CodeSet, value: string): string => {
  const rows = rowsFor(set, value)
  return (rows.findLast(row => names(row, value)) ?? rows.at(-1))?.words ?? value
}

/** Whether a value is or ever was one of the set. */
export const isKnownCode = (set: CodeSet, value: string): boolean => rowsFor(set, value).length > 0

/**
 * Why a value cannot stand in an entry about a day, in words for the person who wrote it: the code, the day, and what can be
 * used then. Undefined when it can.
 */
export const codeRefusal = (set: CodeSet, value: string, day: Day): string | undefined => {
  if (codeOn(set, value, day)) return undefined
  const rows = codesOn(set, day).map(({ code, words }) => `${code} (${words})`)
  const more = rows.length - NAMED_IN_A_REFUSAL
  const named = rows.slice(0, NAMED_IN_A_REFUSAL).join(', ') + (more > 0 ? ` and ${more} more` : '')
  const known = isKnownCode(set, value) ? ` (${wordsOf(set, value)})` : ''
  return `The code "${value}"${known} was not in use on ${dayText(day)}. Use one of: ${named}`
}

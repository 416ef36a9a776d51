import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { NOT_RECORDED } from '../words.ts'

/** One line of what the record says: a label and what stands under it, one thing a line. */
export type Row = { readonly label: string; readonly lines: readonly string[] }
/** What the record says on one subject. The id is the place on a page. */
export type Section = { readonly id: string; readonly heading: string; readonly rows: readonly Row[] }

/** A line that is always shown, with "Not recorded" where nothing is. */
export const row = (label: string, value: string | null | undefined): Row => ({ label, lines: [value || NOT_RECORDED] })

/** A line that is always shown, with "None recorded" where nothing is. */
export const list = (label: string, lines: readonly string[]): Row => ({
  label,
  lines: lines.length > 0 ? lines : ['None recorded'],
})

/** A line only where there is something to say. */
export const whenThere = (label: string, lines: readonly (string | null | undefined | false)[]): Row[] => {
  const said = lines.filter((line): line is string => typeof line === 'string' && line !== '')
  return said.length > 0 ? [{ label, lines: said }] : []
}

/** "Made 3 February 2026" without a word for what is not there. */
export const on = (what: string, day: Day | null): string => (day ? `${what} ${dayText(day)}` : '')

/** Texts that are there, with commas between. */
export const joined = (...texts: readonly (string | null | undefined | false)[]): string =>
  texts.filter(Boolean).join(', ')

/** A stored stage as words: nobody has given labels for it outside its kind. */
export const plain = (stage: string): string => stage.replaceAll('-', ' ')

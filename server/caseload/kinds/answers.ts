import { z } from 'zod'
import { isBlank, textProblem } from './written-text.ts'

/** The words a person reads, by the value that is stored. */
export type Labels = Readonly<Record<string, string>>

const LONGEST_NOTE = 100_000
const LONGEST_LINE = 200

const readable =
  (lines: boolean) =>
  ({ value, issues }: z.core.ParsePayload<string>): void => {
    const message = textProblem(value, lines)
    if (message) issues.push({ code: 'custom', message, input: value })
  }

/** A note of up to 100,000 characters: twice the longest report, and what a form can carry in any script. */
export const note = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .refine(text => !isBlank(text), missing)
    .max(LONGEST_NOTE, `Shorten the note to ${LONGEST_NOTE.toLocaleString('en-GB')} characters or fewer`)
    .check(readable(true))

/** One line of up to 200 characters. */
export const line = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .refine(text => !isBlank(text), missing)
    .max(LONGEST_LINE, `Use ${LONGEST_LINE} characters or fewer`)
    .check(readable(false))

/** A day as `YYYY-MM-DD` that exists in the calendar. */
export const day = (missing: string) => z.iso.date({ error: missing })

/** One of the values that have a label. */
export const oneOf = <L extends Labels>(labels: L, missing: string) =>
  z.enum(Object.keys(labels) as (keyof L & string)[], { error: missing })

/** Any number of the values that have a label, each once. */
export const anyOf = <L extends Labels>(labels: L) =>
  z
    .array(z.enum(Object.keys(labels) as (keyof L & string)[], { error: 'Choose from the list' }))
    .refine(values => new Set(values).size === values.length, 'Choose each only once')

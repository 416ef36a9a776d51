import { z } from 'zod'
import type { CodeSet } from '../codes/code-sets.ts'
import { isKnownCode } from '../codes/codes.ts'
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

/** A time of day as `HH:MM`. */
export const time = (missing: string) => z.string({ error: missing }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, missing)

/** A whole number from 1. */
export const count = (most: number, missing: string) =>
  z
    .int({ error: missing })
    .min(1, missing)
    .max(most, `Enter ${most.toLocaleString('en-GB')} or less`)

/** A code that the set has or had. Whether it was in force on the day of the event is checked when the entry is written. */
export const codeIn = (set: CodeSet, missing: string) =>
  z.string({ error: missing }).refine(value => isKnownCode(set, value), {
    error: ({ input }) => (input === '' ? missing : `${missing}: there is no code "${String(input).slice(0, 40)}"`),
  })

/** An earlier entry of the same person. */
export const earlierEntry = (missing: string) => z.uuid({ error: missing })

/** One of the values that have a label. */
export const oneOf = <L extends Labels>(labels: L, missing: string) =>
  z.enum(Object.keys(labels) as (keyof L & string)[], { error: missing })

/** Any number of the values that have a label, each once. */
export const anyOf = <L extends Labels>(labels: L) =>
  z
    .array(z.enum(Object.keys(labels) as (keyof L & string)[], { error: 'Choose from the list' }))
    .refine(values => new Set(values).size === values.length, 'Choose each only once')

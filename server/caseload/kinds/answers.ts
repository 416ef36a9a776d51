import { z } from 'zod'

/** The words a person reads, by the value that is stored. */
export type Labels = Readonly<Record<string, string>>

const LONGEST_NOTE = 20_000
const LONGEST_LINE = 200
const wellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
const UNREADABLE = 'Remove the characters that cannot be stored: half of a symbol, or a null character'

/** A note of up to 20,000 characters. */
export const note = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(LONGEST_NOTE, `Shorten the note to ${LONGEST_NOTE.toLocaleString('en-GB')} characters or fewer`)
    .refine(wellFormed, UNREADABLE)

/** One line of up to 200 characters. */
export const line = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(LONGEST_LINE, `Use ${LONGEST_LINE} characters or fewer`)
    .refine(wellFormed, UNREADABLE)

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

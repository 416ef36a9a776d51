import { z } from 'zod'
import { typedDay } from '#platform/web/components/date-field/day.ts'

const most = 2_147_483_647

/** A number in an address that names a row. */
export const rowId = z.coerce.number().int().positive().max(most)

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** What a person wrote in several lines. */
export const writtenText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Shorten the text to ${longest.toLocaleString('en-GB')} characters or fewer`)
    .refine(storable, 'Remove the characters that cannot be stored: half of a symbol, or a null character')

/** Why something recorded is changed: who reads it later must be able to follow. */
export const whyChanged = writtenText(500).min(10, 'Enter why you change this, in at least 10 characters')

/** A day that may be left empty. */
export const optionalDay = (message: string) =>
  z
    .string()
    .trim()
    .default('')
    .pipe(z.union([z.literal('').transform(() => null), typedDay(message)], message))

/** A number of hours as people write it: 7.4, 7,4 or empty. */
const typedHours = z
  .string()
  .trim()
  .default('')
  .transform(text => (text === '' ? null : Number(text.replace(',', '.'))))

const post = { team: z.string().max(50), officer: z.string().max(50) }

/** An officer in a team. */
export const PostParams = z.object(post)
export type PostParams = z.output<typeof PostParams>

const hours = typedHours.refine(value => value !== null, 'Enter the hours a week, like 37 or 18.5')

/** Contracted hours from a day on. */
export const HoursForm = z.object({
  ...post,
  hours: hours.transform(value => value ?? 0),
  from: typedDay('Enter the first day of these hours, like 1 12 2026'),
})
export type HoursForm = z.output<typeof HoursForm>

/** One row of contracted hours. */
export const HoursParams = z.object({ ...post, hours: rowId })
export type HoursParams = z.output<typeof HoursParams>

/** Contracted hours put right. */
export const CorrectHoursForm = z.object({
  ...post,
  hours: rowId,
  newHours: hours.transform(value => value ?? 0),
  from: typedDay('Enter the first day of these hours, like 1 12 2026'),
  why: whyChanged,
})
export type CorrectHoursForm = z.output<typeof CorrectHoursForm>

/** Contracted hours that were recorded by mistake. */
export const DeleteHoursForm = z.object({ ...post, hours: rowId, whyDeleted: whyChanged })
export type DeleteHoursForm = z.output<typeof DeleteHoursForm>

const reductionFields = {
  reason: z.string('Select the reason').min(1, 'Select the reason').max(100),
  hours: typedHours,
  from: typedDay('Enter the first day, like 1 12 2026'),
  to: optionalDay('Enter the last day, like 31 5 2027'),
  notes: z.string().trim().default('').refine(storable, 'Remove the characters that cannot be stored'),
}

/** A new reduction. Empty hours and an empty last day are what the reason gives. */
export const ReductionForm = z.object({ ...post, ...reductionFields })
export type ReductionForm = z.output<typeof ReductionForm>

/** One reduction. */
export const ReductionParams = z.object({ ...post, reduction: rowId })
export type ReductionParams = z.output<typeof ReductionParams>

/** A reduction put right. */
export const CorrectReductionForm = z.object({ ...post, reduction: rowId, ...reductionFields, why: whyChanged })
export type CorrectReductionForm = z.output<typeof CorrectReductionForm>

/** A reduction that ends earlier or later than it was recorded to. */
export const EndReductionForm = z.object({
  ...post,
  reduction: rowId,
  lastDay: typedDay('Enter the last day, like 18 12 2026'),
  whyEnded: whyChanged,
})
export type EndReductionForm = z.output<typeof EndReductionForm>

/** A reduction that was recorded by mistake. */
export const DeleteReductionForm = z.object({ ...post, reduction: rowId, whyDeleted: whyChanged })
export type DeleteReductionForm = z.output<typeof DeleteReductionForm>

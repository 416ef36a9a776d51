import { RATINGS } from '@candour/rating'
import { z } from 'zod'
import { typedDay } from '#platform/web/components/date-field/day.ts'
import { noticeKinds } from './stages.ts'

const LONGEST_TEXT = 10_000

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
const longText = z
  .string()
  .trim()
  .max(LONGEST_TEXT, `Shorten the text to ${LONGEST_TEXT.toLocaleString('en-GB')} characters or fewer`)
  .refine(storable, 'Remove the characters that cannot be stored: half of a symbol, or a null character')

const wholeNumber = (missing: string) => z.coerce.number({ error: missing }).int(missing).min(0, missing)

/** Words or dice numbers that an inspector adds: published with the seed, so no names. */
const seedWords = z
  .string()
  .trim()
  .max(100, 'Use 100 characters or fewer')
  .regex(/^[A-Za-z0-9 ]*$/, 'Use only letters, digits and spaces: these words are published with the seed')

/** An inspection by its id. */
export const InspectionParams = z.object({ id: z.uuid() })
export type InspectionParams = z.output<typeof InspectionParams>

/** A case of an inspection by the ids of both. */
export const CaseParams = z.object({ id: z.uuid(), case: z.uuid() })
export type CaseParams = z.output<typeof CaseParams>

/** The terms of a new inspection. */
export const OpenForm = z
  .object({
    unit: z
      .string({ error: 'Select the probation delivery unit to inspect' })
      .min(1, 'Select the probation delivery unit to inspect'),
    noticeKind: z.enum(noticeKinds, { error: 'Select how much notice the unit gets' }),
    noticeDays: wholeNumber('Enter the days of notice as a whole number, like 28').max(
      365,
      'Enter 365 days of notice or fewer',
    ),
    fieldworkFrom: typedDay('Enter the first day of fieldwork, like 3 2 2026'),
    fieldworkTo: typedDay('Enter the last day of fieldwork, like 13 2 2026'),
    cohortFrom: typedDay('Enter the first day of the cohort window, like 3 7 2025'),
    cohortTo: typedDay('Enter the last day of the cohort window, like 3 8 2025'),
    sampleBy: z.enum(['confidence', 'fixed'], { error: 'Select how the size of the sample is decided' }),
    size: z.string().trim().default(''),
    words: seedWords.default(''),
  })
  .refine(form => form.fieldworkTo >= form.fieldworkFrom, {
    path: ['fieldworkTo'],
    message: 'The last day of fieldwork must be on or after the first',
  })
  .refine(form => form.cohortTo >= form.cohortFrom, {
    path: ['cohortTo'],
    message: 'The last day of the cohort window must be on or after the first',
  })
  .refine(form => form.noticeKind !== 'unannounced' || form.noticeDays === 0, {
    path: ['noticeDays'],
    message: 'An unannounced inspection gives 0 days of notice',
  })
  .refine(form => form.sampleBy === 'confidence' || /^[1-9]\d{0,3}$/.test(form.size), {
    path: ['size'],
    message: 'Enter how many cases to draw, like 54',
  })
  .transform(({ sampleBy, size, ...form }) => ({ ...form, fixedSize: sampleBy === 'fixed' ? Number(size) : null }))
export type OpenForm = z.output<typeof OpenForm>

/** Why a drawn case cannot be inspected. The reason is published, so it is one of these and never free text. */
export const replacementReasons = {
  restricted: 'The record is restricted and cannot be opened',
  conflict: 'No inspector without a conflict of interest',
  moved: 'Another unit did most of the work',
  'too-short': 'Supervision ended before there was work to judge',
} as const
export type ReplacementReason = keyof typeof replacementReasons

/** A drawn case to be replaced by the next in rank. */
export const ReplaceForm = z.object({
  id: z.uuid(),
  case: z.uuid(),
  reason: z.enum(Object.keys(replacementReasons) as ReplacementReason[], {
    error: 'Select why this case cannot be inspected',
  }),
})
export type ReplaceForm = z.output<typeof ReplaceForm>

const answerField = /^answer-(.+)$/

/**
 * Answers to the questions of one case: fields `answer-CODE` and `evidence-CODE`. A question left open is not there.
 * Which codes the framework has is checked by the command.
 */
export const AnswerForm = z
  .object({ id: z.uuid(), case: z.uuid() })
  .catchall(longText)
  .transform(({ id, case: about, ...fields }, context) => {
    const answers = Object.entries(fields).flatMap(([field, typed]) => {
      const question = answerField.exec(field)?.[1]
      if (question === undefined || typed === '') return []
      const answer = z.enum(['yes', 'no', 'na']).safeParse(typed)
      if (!answer.success) {
        context.addIssue({ code: 'custom', path: [field], message: 'Select yes, no or not applicable' })
        return []
      }
      return { question, answer: answer.data, evidence: fields[`evidence-${question}`] ?? '' }
    })
    return { id, case: about, answers }
  })
export type AnswerForm = z.output<typeof AnswerForm>

/** Ratings of the standards that people rate: fields `rating-CODE` and `reasons-CODE`. */
export const JudgeForm = z
  .object({ id: z.uuid() })
  .catchall(longText)
  .transform(({ id, ...fields }, context) => {
    const judgements = Object.entries(fields).flatMap(([field, typed]) => {
      const standard = /^rating-(.+)$/.exec(field)?.[1]
      if (standard === undefined || typed === '') return []
      const rating = z.enum(RATINGS).safeParse(typed)
      const reasons = fields[`reasons-${standard}`] ?? ''
      if (!rating.success) context.addIssue({ code: 'custom', path: [field], message: 'Select a rating' })
      if (reasons === '') {
        const message = `Enter the reasons for the rating of ${standard}`
        context.addIssue({ code: 'custom', path: [`reasons-${standard}`], message })
      }
      return rating.success ? { standard, rating: rating.data, reasons } : []
    })
    return { id, judgements }
  })
export type JudgeForm = z.output<typeof JudgeForm>

/** A changed rating to which a second person agrees. */
export const AgreeRatingForm = z.object({ id: z.uuid(), standard: z.string().max(20) })
export type AgreeRatingForm = z.output<typeof AgreeRatingForm>

/** An inspector who is to work on an inspection. */
export const AssignForm = z.object({
  id: z.uuid(),
  account: z.coerce.number({ error: 'Select an inspector' }).int('Select an inspector'),
})
export type AssignForm = z.output<typeof AssignForm>

/** A unit in which an inspector has worked. */
export const ConflictForm = z.object({
  unit: z.string({ error: 'Select the unit in which you worked' }).min(1, 'Select the unit in which you worked'),
  lastWorked: typedDay('Enter your last day there, like 3 2 2026'),
})
export type ConflictForm = z.output<typeof ConflictForm>

/** The people to whom a draft is released, by account. */
export const ReleaseForm = z.object({
  id: z.uuid(),
  reader: z
    .union([z.string(), z.array(z.string())], { error: 'Select who may read the draft' })
    .transform(typed => [typed].flat().map(Number)),
})
export type ReleaseForm = z.output<typeof ReleaseForm>

/** Who a recommendation is to: the lowest level that can act on it. */
export const addressees = ['unit', 'region', 'national'] as const

/** The last check before publication: recommendations, one a line, by the level that can act on them. */
export const PublishForm = z
  .object({ id: z.uuid(), unit: longText.default(''), region: longText.default(''), national: longText.default('') })
  .transform(({ id, ...fields }) => ({
    id,
    recommendations: addressees.flatMap(to =>
      fields[to]
        .split(/\r?\n/)
        .map(line => line.trim())
        .filter(line => line !== '')
        .map(text => ({ to, text })),
    ),
  }))
export type PublishForm = z.output<typeof PublishForm>

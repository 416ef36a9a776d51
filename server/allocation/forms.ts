import { z } from 'zod'
import { typedDay } from '#platform/web/components/date-field/day.ts'
import { onceField } from './give/form-once.ts'

/** Characters of a note or an instruction at most. */
export const LONGEST_NOTE = 20_000
export const TOO_LONG = 'Use 20,000 characters or fewer'

/** A code of staff or of a unit, as lists of this room offer them. */
const CODE = /^[\w-]{1,20}$/
const code = (missing: string) => z.string(missing).trim().regex(CODE, missing)
const textArea = z
  .string()
  .trim()
  .max(LONGEST_NOTE, TOO_LONG)
  .transform(text => text || undefined)
  .optional()

const reason = z
  .string('Select why')
  .trim()
  .regex(/^[A-Z_]{1,40}$/, 'Select why')

/** Who held the case when the page was opened: a staff code, or nothing for nobody. */
const seen = z
  .string()
  .regex(/^[\w-]{0,20}$/)
  .catch('')

const words = {
  reason,
  instructions: textArea,
  oversight: textArea,
  sensitive: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform(value => value === 'yes'),
  why: textArea,
}

export const GiveForm = z.object({
  person: z.uuid(),
  officer: code('Select an officer'),
  team: code('Select a team'),
  seen,
  ...words,
  ...onceField,
})
export type GiveForm = z.output<typeof GiveForm>

const many = <T extends z.ZodType>(each: T) =>
  z.preprocess(value => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(each).max(200))

/** `place` is a staff code and a team, as one choice of a list. */
export const BulkForm = z.looseObject({
  people: many(z.uuid('Select people from the list')),
  place: z
    .string()
    .regex(/^[\w-]{1,20} [\w-]{1,20}$/)
    .catch(''),
  // The plan of which this is a part: its page is the next one.
  plan: z.uuid().optional().catch(undefined),
  ...words,
  ...onceField,
})
export type BulkForm = z.output<typeof BulkForm>

export const HandBackForm = z.object({ person: z.uuid(), seen, reason, instructions: textArea, ...onceField })
export type HandBackForm = z.output<typeof HandBackForm>

export const CoverForm = z.object({
  person: z.uuid(),
  seen,
  officer: code('Select who covers'),
  until: typedDay('Enter the last day of the cover, like 3 2 2027'),
  reason: z.enum(['leave', 'sickness', 'training', 'other'], 'Select why'),
  text: textArea,
  ...onceField,
})
export type CoverForm = z.output<typeof CoverForm>

export const EndCoverForm = z.object({ person: z.uuid(), ...onceField })
export type EndCoverForm = z.output<typeof EndCoverForm>

export const MoveForm = z.object({
  person: z.uuid(),
  seen,
  to: code('Select the team'),
  reason: z.enum(['moved', 'release', 'safety', 'other'], 'Select why'),
  text: z
    .string('Enter what the other team needs to know')
    .trim()
    .min(1, 'Enter what the other team needs to know')
    .max(LONGEST_NOTE),
  ...onceField,
})
export type MoveForm = z.output<typeof MoveForm>

export const AnswerForm = z.object({
  person: z.uuid(),
  answer: z.enum(['accepted', 'rejected'], 'Select whether your unit takes the case'),
  reason: textArea,
  ...onceField,
})
export type AnswerForm = z.output<typeof AnswerForm>

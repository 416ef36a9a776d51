import { z } from 'zod'
import { typedDay } from '#platform/web/components/date-field/day.ts'

const LONGEST = 4000
/** More than one would look through before deciding. */
const MOST_CASES = 100

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** What somebody has to say in words. */
export const words = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(LONGEST, `Shorten the text to ${LONGEST.toLocaleString('en-GB')} characters or fewer`)
    .refine(storable, 'Remove the characters that cannot be stored: half of a symbol, or a null character')

const people = z
  .union([z.uuid(), z.array(z.uuid())], { error: 'Select whose case is given' })
  .transform(one => [...new Set(typeof one === 'string' ? [one] : one)])
  .refine(all => all.length > 0 && all.length <= MOST_CASES, `Select from 1 to ${MOST_CASES} people`)

/** Who would be given whose cases. The people come with the link, or with what was typed when the form was refused. */
export const BeyondParams = z.object({ team: z.string(), officer: z.string(), person: people.optional() })
export type BeyondParams = z.output<typeof BeyondParams>

/** A decision to give the cases all the same. */
export const BeyondForm = z.object({
  team: z.string(),
  officer: z.string(),
  person: people,
  reason: words('Enter why the work is given to this officer'),
  offered: words('Enter what was offered or tried instead, or that nothing was'),
  until: typedDay('Enter the last day of the decision, like 11 12 2026'),
})
export type BeyondForm = z.output<typeof BeyondForm>

export const DecisionParams = z.object({ id: z.uuid() })
export type DecisionParams = z.output<typeof DecisionParams>

/** What somebody entitled to it says to a proposal. */
export const AnswerForm = z.object({
  id: z.uuid(),
  agree: z.enum(['yes', 'no'], { error: 'Select whether you agree' }),
  words: words('Enter your reasons'),
})
export type AnswerForm = z.output<typeof AnswerForm>

export const ListParams = z.object({ unit: z.string().max(50).catch('') })
export type ListParams = z.output<typeof ListParams>

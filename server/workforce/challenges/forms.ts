import { challengeIngredients } from '@candour/workload'
import { z } from 'zod'

const LONGEST = 4_000

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
const text = z
  .string()
  .trim()
  .max(LONGEST, `Shorten the text to ${LONGEST.toLocaleString('en-GB')} characters or fewer`)
  .refine(storable, 'Remove the characters that cannot be stored: half of a symbol, or a null character')

const asked = (missing: string) => z.string({ error: missing }).pipe(text.min(1, missing))

/** Which figure, and the answered challenge with whose answer the officer does not agree. */
export const ChallengeFigureParams = z.object({
  team: z.string(),
  officer: z.string(),
  follows: z.uuid().optional().catch(undefined),
})
export type ChallengeFigureParams = z.output<typeof ChallengeFigureParams>

/** What an officer says is wrong with their figure. */
export const ChallengeFigureForm = z.object({
  team: z.string(),
  officer: z.string(),
  ingredient: z.enum(challengeIngredients, { error: 'Select which part of the figure you think is wrong' }),
  words: asked('Enter what you think is wrong'),
  shouldBe: text.default(''),
  follows: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .catch('')
    .transform(id => (id === '' ? null : id)),
})
export type ChallengeFigureForm = z.output<typeof ChallengeFigureForm>

export const ChallengeParams = z.object({ challenge: z.uuid() })
export type ChallengeParams = z.output<typeof ChallengeParams>

/** The answer of the level whose turn it is. */
export const AnswerChallengeForm = z.object({
  challenge: z.uuid(),
  outcome: z.enum(['corrected', 'explained'], { error: 'Select whether the figure was put right or is explained' }),
  entry: z.string().trim().max(100, 'Enter the id of one entry').default(''),
  other: z.string().trim().max(100, 'Enter the id of one entry').default(''),
  answer: asked('Enter the reason for your answer'),
})
export type AnswerChallengeForm = z.output<typeof AnswerChallengeForm>

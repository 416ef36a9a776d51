import { sql } from 'kysely'
import { z } from 'zod'
import { done } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { refusedInWords } from '../refused-in-words.ts'

const PAGE = '/emergency-access'

export const DecideEmergencyForm = z.object({
  emergency: z.uuid(),
  decision: z.enum(['agree', 'decline'], 'Select whether you agree'),
})
export type DecideEmergencyForm = z.output<typeof DecideEmergencyForm>

/** A manager of the owning unit lets somebody into a restricted record for an hour, or does not. */
export const decideEmergency: Command<DecideEmergencyForm> = ({ trx, input }) =>
  refusedInWords(async () => {
    const agrees = input.decision === 'agree'
    await sql`select caseload.decide_emergency(${input.emergency}, ${agrees})`.execute(trx)
    return done(agrees ? 'Agreed. The record is open to them for one hour' : 'Declined. The record stays closed', PAGE)
  })

export const ReviewForm = z.object({
  emergency: z.uuid(),
  finding: z.enum(['justified', 'not-justified', 'more-needed'], 'Select what you found'),
  words: z
    .string('Enter what you looked at')
    .trim()
    .min(10, 'Enter what you looked at and what you make of it, in at least 10 characters')
    .max(2000, 'Say it in 2,000 characters or fewer'),
})
export type ReviewForm = z.output<typeof ReviewForm>

/** Somebody outside the line of whoever opened the record says whether it was justified. */
export const reviewEmergency: Command<ReviewForm> = ({ trx, input }) =>
  refusedInWords(async () => {
    await sql`select caseload.review_emergency(${input.emergency}, ${input.finding}, ${input.words})`.execute(trx)
    return done('Reviewed', PAGE)
  })

import { sql } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'

const SHORTEST_GROUND = 30

export const ErasureForm = z.object({
  crn: z
    .string({ error: 'Enter the CRN' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]\d{6}$/, 'Enter a CRN: one letter and six digits, like X123456'),
  ground: z
    .string({ error: 'Enter the legal ground' })
    .trim()
    .min(SHORTEST_GROUND, `Enter the legal ground and who decided it, in at least ${SHORTEST_GROUND} characters`)
    .max(2000, 'Shorten the ground to 2,000 characters or fewer')
    .refine(text => text.isWellFormed() && !text.includes('\0'), 'Remove the characters that cannot be stored'),
})
export type ErasureForm = z.output<typeof ErasureForm>

/** An administrator asks that a record be erased. Nothing is erased until an auditor has agreed. */
export const requestErasure: Command<ErasureForm> = async ({ trx, input, now }) => {
  try {
    const { rows } = await sql<{ id: string | null }>`
      select caseload.request_erasure(${input.crn}, ${input.ground}, ${now}) as id`.execute(trx)
    if (!rows[0]?.id) return refuse([{ field: 'crn', message: 'Check the CRN. There is no record with this one' }])
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.constraint !== 'erasure_open') throw error
    return refuse([{ field: 'crn', message: 'An auditor has still to decide an earlier request for this record' }])
  }
  return done('Asked for. An auditor decides', '/erasures')
}

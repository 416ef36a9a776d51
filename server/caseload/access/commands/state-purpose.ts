import { sql } from 'kysely'
import { z } from 'zod'
import { noteRead } from '#platform/audit/notes.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { purposeKeys, purposes } from '../purposes.ts'
import { RecordAddress } from '../record-address.ts'

const FEWEST_CHARACTERS = 10

export const PurposeForm = z.object({
  person: z.uuid(),
  purpose: z.enum(purposeKeys, 'Select why you open this record'),
  words: z
    .string('Say in a few words what you need it for')
    .trim()
    .min(FEWEST_CHARACTERS, `Say in a few words what you need it for: at least ${FEWEST_CHARACTERS} characters`)
    .max(500, 'Say it in 500 characters or fewer'),
  to: RecordAddress,
})
export type PurposeForm = z.output<typeof PurposeForm>

/** Keeps why a colleague's record is opened, for this session until the day ends, and goes on to it. */
export const statePurpose: Command<PurposeForm> = async ({ trx, input }) => {
  const { person, purpose, words, to } = input
  if (!to.startsWith(`/people/${person}`)) {
    return refuse([{ field: 'purpose', message: 'This form was for another record. Open the one you need again' }])
  }
  const { rows } = await sql<{ kept: boolean }>`
    select caseload.state_purpose(${person}, ${purpose}, ${words}) as kept`.execute(trx)
  if (!rows[0]?.kept) return notFound()
  noteRead(trx, { purpose })
  return done(`${purposes[purpose]}: noted until the end of today`, to)
}

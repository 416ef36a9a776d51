import { sql } from 'kysely'
import { z } from 'zod'
import { hasFreshStepUp } from '#platform/access/step-up.ts'
import { noteRead } from '#platform/audit/notes.ts'
import { done, refuse, refuseAndTell } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { isEmptyReason } from '../empty-reason.ts'
import { emergencyKeys } from '../purposes.ts'
import { refusedInWords } from '../refused-in-words.ts'

const FEWEST_CHARACTERS = 30

export const EmergencyForm = z.object({
  crn: z.string('Enter the CRN').trim().min(1, 'Enter the CRN').max(20, 'Check the CRN: it is too long'),
  category: z.enum(emergencyKeys, 'Select what kind of emergency it is'),
  reason: z
    .string('Enter why you need this record now')
    .trim()
    .min(FEWEST_CHARACTERS, `Say why you need this record now, in at least ${FEWEST_CHARACTERS} characters`)
    .max(1000, 'Say it in 1,000 characters or fewer')
    .refine(text => !isEmptyReason(text), 'Say in your own words why you need this record now'),
})
export type EmergencyForm = z.output<typeof EmergencyForm>

type Opened = { readonly outcome: 'granted' | 'waiting' | 'in reach' | 'nothing'; readonly person: string | null }

/**
 * Opens one record for an hour, to read only. An unknown CRN and a record that is closed to this person get the same words.
 *
 * @source reference, voice-security 7.4
 */
export const openInEmergency: Command<EmergencyForm> = async ({ trx, actor, input, now }) => {
  if (!(await hasFreshStepUp(trx, actor, now))) {
    return refuse([{ field: 'crn', message: 'Confirm first that it is you' }])
  }
  return refusedInWords(async () => {
    const { rows } = await sql<Opened>`
      select * from caseload.open_in_emergency(${input.crn}, ${input.category}, ${input.reason})`.execute(trx)
    const [opened] = rows
    noteRead(trx, { rule: 'emergency', purpose: input.category })
    switch (opened?.outcome) {
      case 'granted':
        return done(
          'Open for one hour, to read only. Those who answer for it have been told',
          `/people/${opened.person}`,
        )
      case 'waiting':
        return done('This record is restricted. A manager of its unit has been asked to agree', '/emergency-access')
      case 'in reach':
        return done('This record needs no emergency access: you may open it', `/people/${opened.person}`)
      default:
        return refuseAndTell([
          { field: 'crn', message: 'Check the CRN. There is no record with it that you can open in an emergency' },
        ])
    }
  })
}

import { sql } from 'kysely'
import { z } from 'zod'
import { done, notFound } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { limitsOf } from '../limits.ts'
import { refusedInWords } from '../refused-in-words.ts'

export const EndLimitForm = z.object({ person: z.uuid(), limit: z.uuid() })
export type EndLimitForm = z.output<typeof EndLimitForm>

/** Asks a second person to end what is on a list. It holds on until they agree. */
export const endLimit: Command<EndLimitForm> = async ({ trx, input, now }) => {
  const limit = (await limitsOf(trx, input.person)).find(one => one.id === input.limit)
  if (!limit) return notFound()
  return refusedInWords(async () => {
    await sql`select caseload.propose_limit(${input.person}, ${limit.rule}, '{}', null, ${now}, 'No longer needed',
      ${limit.id})`.execute(trx)
    return done('Proposed. The limit ends as soon as a second person agrees', `/people/${input.person}/limited-access`)
  })
}

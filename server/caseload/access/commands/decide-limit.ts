import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { nameInRecord } from '../../forms/questions.ts'
import { type Limit, limitsOf } from '../limits.ts'
import { openingOf } from '../opening.ts'
import { refusedInWords } from '../refused-in-words.ts'

export const DecideLimitForm = z.object({
  person: z.uuid(),
  proposal: z.uuid(),
  decision: z.enum(['agree', 'decline'], 'Select whether you agree'),
})
export type DecideLimitForm = z.output<typeof DecideLimitForm>

/** A second person agrees or not. What is agreed becomes an entry of the record in the same transaction, without its names. */
export const decideLimit: Command<DecideLimitForm> = async ({ trx, actor, input, now }) => {
  const limit = (await limitsOf(trx, input.person)).find(one => one.proposal === input.proposal)
  if (!limit) return notFound()
  const agrees = input.decision === 'agree'
  if (limit.rule !== 'grant') {
    const opening = await openingOf(trx, input.person)
    if (opening.kind !== 'open') return refuse([{ field: '', message: notOpen(opening.kind) }])
  }
  return refusedInWords(async () => {
    if (agrees && limit.rule !== 'grant' && limit.agreed === null)
      await writeEntry(trx, actor, input.person, limit, now)
    await sql`select caseload.decide_limit(${input.proposal}, ${agrees})`.execute(trx)
    return done(
      agrees ? 'Agreed. It holds from now on' : 'Declined. Nothing changes',
      `/people/${input.person}/limited-access`,
    )
  })
}

const notOpen = (kind: string): string =>
  kind === 'purpose'
    ? 'Open the record and say why before you decide about it'
    : 'Only somebody who may open the record decides who else may'

const writeEntry = (trx: Trx, actor: Actor, personId: string, limit: Limit, now: Date) =>
  appendEntry(trx, {
    personId,
    kind: 'limited-access-set',
    happened: { from: dayOf(now) },
    author: nameInRecord(actor),
    workDoneBy: nameInRecord(actor),
    body: { rule: limit.rule, act: limit.replaces === null ? 'set' : 'ended', proposal: limit.proposal },
    now,
  })

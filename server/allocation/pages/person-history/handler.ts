import { z } from 'zod'
import { personById } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { can } from '../../permissions.ts'
import { actsOf } from '../../queries/acts.ts'
import { messagesOf } from '../../queries/messages.ts'
import { presentPersonHistory } from './presenter.ts'

const MOST = 100

export const PersonParams = z.object({ person: z.uuid() })
export type PersonParams = z.output<typeof PersonParams>

/** Who had one person's case and when, who decided it, and whether those concerned have been told. */
export const personHistoryPage: Page<PersonParams> = async ({ trx, actor, params, now, form }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  noteRead(trx, { shown: [person.personId] })
  const acts = await actsOf(trx, { person: person.personId }, { limit: MOST, offset: 0 })
  const messages = await messagesOf(trx, { person: person.personId, since: new Date(0) }, MOST)
  const mayAllocate = can.allocate.roles.includes(actor.role)
  const facts = { person, acts, messages, today: dayOf(now), mayAllocate, form }
  return render('allocation/pages/person-history/template.njk', presentPersonHistory(facts))
}

import { z } from 'zod'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { openedForm } from '../forms/opened-form.ts'
import { nameInRecord } from '../forms/questions.ts'
import { readEntryForm } from '../forms/read-entry-form.ts'
import { kinds } from '../kinds/registry.ts'
import { personById } from '../queries/person.ts'
import { entryOfForm } from '../queries/submissions.ts'
import { writeOnce } from './write-once.ts'

export const EntryForm = z.looseObject({ person: z.uuid(), kind: z.string().max(50).catch(''), ...openedForm })
export type EntryForm = z.output<typeof EntryForm>

/** Adds an entry of the chosen kind to a person's record. */
export const addEntry: Command<EntryForm> = async ({ trx, actor, input, now }) => {
  const kind = kinds.find(one => one.kind === input.kind && one.writers.includes(actor.role))
  const message = kind ? `${kind.title} recorded` : ''
  if (!(await personById(trx, input.person))) {
    // Sent twice, and the first time took the case out of the writer's sight.
    return (await entryOfForm(trx, input.draftId)) ? done(message, '/people') : notFound()
  }
  if (!kind) return refuse([{ field: 'kind', message: 'Select the kind of entry' }])
  const me = nameInRecord(actor)
  const reading = readEntryForm(kind, input, me, dayOf(now))
  if (!reading.ok) return refuse(reading.errors)
  const entry = { personId: input.person, kind: kind.kind, author: me, ...reading.act, now }
  return writeOnce(trx, { actor, form: input, entry, message })
}

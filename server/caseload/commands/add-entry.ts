import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { type CommandAnswer, done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { nameInRecord } from '../forms/questions.ts'
import { readEntryForm } from '../forms/read-entry-form.ts'
import { kinds } from '../kinds/registry.ts'
import { personById } from '../queries/person.ts'
import { isStaff } from '../queries/staff.ts'
import { EntryRefused, type NewEntry } from '../record/entry.ts'
import { appendEntry } from './append-entry.ts'

export const EntryForm = z.looseObject({ person: z.uuid(), kind: z.string().max(50).catch('') })
export type EntryForm = z.output<typeof EntryForm>

/** Adds an entry of the chosen kind to a person's record. */
export const addEntry: Command<EntryForm> = async ({ trx, actor, input, now }) => {
  if (!(await personById(trx, input.person))) return notFound()
  const kind = kinds.find(one => one.kind === input.kind && one.writers.includes(actor.role))
  if (!kind) return refuse([{ field: 'kind', message: 'Select the kind of entry' }])
  const me = nameInRecord(actor)
  const reading = readEntryForm(kind, input, me, dayOf(now))
  if (!reading.ok) return refuse(reading.errors)
  const entry = { personId: input.person, kind: kind.kind, author: me, ...reading.act, now }
  return writtenOrRefused(trx, entry, `${kind.title} recorded`)
}

/** Writes the entry and leads back to the record, or, when the case has left the reader's sight, to the list. */
export const writtenOrRefused = async (trx: Trx, entry: NewEntry, message: string): Promise<CommandAnswer> => {
  if (entry.workDoneBy !== entry.author && !(await isStaff(trx, entry.workDoneBy))) {
    return refuse([{ field: 'workDoneBy', message: 'Select the practitioner who did the work' }])
  }
  try {
    await appendEntry(trx, entry)
    const stillSeen = await personById(trx, entry.personId)
    return done(message, stillSeen ? `/people/${entry.personId}` : '/people')
  } catch (error) {
    if (error instanceof EntryRefused) return refuse(error.problems)
    throw error
  }
}

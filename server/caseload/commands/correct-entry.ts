import { z } from 'zod'
import { notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { openedForm } from '../forms/opened-form.ts'
import { nameInRecord } from '../forms/questions.ts'
import { readEntryForm } from '../forms/read-entry-form.ts'
import { textOf } from '../forms/typed-body.ts'
import { kindOf } from '../kinds/registry.ts'
import { versionsOf } from '../queries/timeline.ts'
import { writeOnce } from './write-once.ts'

export const CorrectionForm = z.looseObject({ person: z.uuid(), entry: z.uuid(), ...openedForm })
export type CorrectionForm = z.output<typeof CorrectionForm>

/** Puts a corrected version beside an entry. The original stays, and says that it was corrected, when and why. */
export const correctEntry: Command<CorrectionForm> = async ({ trx, actor, input, now }) => {
  const versions = await versionsOf(trx, input.person, input.entry)
  const original = versions.find(version => version.entry.entryId === input.entry)?.entry
  if (!original) return notFound()
  const kind = kindOf(original.kind)
  if (!kind.writers.includes(actor.role)) return notFound()
  const me = nameInRecord(actor)
  const reading = readEntryForm(kind, input, me, dayOf(now))
  const reason = textOf(input, 'correctionReason')
  const errors = [
    ...(reason === '' ? [{ field: 'correctionReason', message: 'Enter why the entry is corrected' }] : []),
    ...(reading.ok ? [] : reading.errors),
  ]
  if (!reading.ok || errors.length > 0) return refuse(errors)
  const correction = {
    personId: input.person,
    kind: kind.kind,
    author: me,
    ...reading.act,
    supersedes: input.entry,
    reason,
    now,
  }
  const message = `${kind.title} corrected. The original stays readable`
  return writeOnce(trx, { actor, form: input, entry: correction, message })
}

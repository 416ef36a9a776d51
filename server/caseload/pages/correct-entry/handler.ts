import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { openForm } from '../../drafts/open-form.ts'
import { draftParams } from '../../forms/opened-form.ts'
import { nameInRecord } from '../../forms/questions.ts'
import { kindOf } from '../../kinds/registry.ts'
import { personById } from '../../queries/person.ts'
import { choicesFor, namesFor } from '../../queries/staff.ts'
import { versionsOf } from '../../queries/timeline.ts'
import { presentCorrection } from './presenter.ts'

export const CorrectEntryParams = z.object({ person: z.uuid(), entry: z.uuid(), ...draftParams })
export type CorrectEntryParams = z.output<typeof CorrectEntryParams>

/** The form that corrects the newest version of an entry, whichever version the link named. */
export const correctEntryPage: Page<CorrectEntryParams> = async ({ trx, actor, params, form, now }) => {
  const person = await personById(trx, params.person)
  const versions = (await versionsOf(trx, params.person, params.entry)).map(version => version.entry)
  const newest = versions.at(-1)
  const named = versions.find(version => version.entryId === params.entry)
  const kind = newest && kindOf(newest.kind)
  if (!person || !newest || !named || !kind?.writers.includes(actor.role)) return notFound()
  const choices = await choicesFor(trx, person.team)
  const nameOf = await namesFor(trx, [named, newest])
  const me = nameInRecord(actor)
  const open = await openForm(trx, { person, kind, me, params, form, corrects: params.entry })
  const view = presentCorrection({ person, kind, newest, named, choices, actor, nameOf, open, now })
  return render('caseload/pages/correct-entry/template.njk', view)
}

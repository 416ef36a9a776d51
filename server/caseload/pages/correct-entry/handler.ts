import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { kindOf } from '../../kinds/registry.ts'
import { personById } from '../../queries/person.ts'
import { choicesFor, namesFor } from '../../queries/staff.ts'
import { versionsOf } from '../../queries/timeline.ts'
import { presentCorrection } from './presenter.ts'

export const CorrectEntryParams = z.object({ person: z.uuid(), entry: z.uuid() })
export type CorrectEntryParams = z.output<typeof CorrectEntryParams>

/** The form that corrects the newest version of an entry, whichever version the link named. */
export const correctEntryPage: Page<CorrectEntryParams> = async ({ trx, actor, params }) => {
  const person = await personById(trx, params.person)
  const versions = await versionsOf(trx, params.person, params.entry)
  const newest = versions.at(-1)
  if (!person || !newest || !kindOf(newest.entry.kind).writers.includes(actor.role)) return notFound()
  const choices = await choicesFor(trx, person.team)
  const nameOf = await namesFor(trx, [newest.entry])
  const view = presentCorrection({ person, newest, opened: params.entry, choices, actor, nameOf })
  return render('caseload/pages/correct-entry/template.njk', view)
}

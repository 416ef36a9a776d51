import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { kinds } from '../../kinds/registry.ts'
import { personById } from '../../queries/person.ts'
import { choicesFor } from '../../queries/staff.ts'
import { presentEntryForm, presentKinds } from './presenter.ts'

export const AddEntryParams = z.object({ person: z.uuid(), kind: z.string().max(50).catch('') })
export type AddEntryParams = z.output<typeof AddEntryParams>

/** First which kind of entry, then its form. After a refusal the form comes back with everything that was typed. */
export const addEntryPage: Page<AddEntryParams> = async ({ trx, actor, params, form, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const writable = kinds.filter(kind => kind.writers.includes(actor.role) && kind.kind !== 'person-registered')
  const chosen = form.values.kind ?? params.kind
  const kind = writable.find(one => one.kind === chosen)
  if (!kind) return render('caseload/pages/add-entry/kinds.njk', presentKinds(person, writable))
  const choices = await choicesFor(trx, person.team)
  return render(
    'caseload/pages/add-entry/template.njk',
    presentEntryForm(person, kind, { ...choices, day: dayOf(now) }, actor),
  )
}

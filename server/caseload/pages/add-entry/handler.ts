import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { openForm } from '../../drafts/open-form.ts'
import { myDrafts } from '../../drafts/stored-drafts.ts'
import { draftParams } from '../../forms/opened-form.ts'
import { nameInRecord } from '../../forms/questions.ts'
import { kinds } from '../../kinds/registry.ts'
import { entryChoice } from '../../queries/entry-choice.ts'
import { personById } from '../../queries/person.ts'
import { choicesFor } from '../../queries/staff.ts'
import { earlierEntryIn, presentEntryForm, presentKinds } from './presenter.ts'

export const AddEntryParams = z.object({
  person: z.uuid(),
  kind: z.string().max(50).catch(''),
  /** The earlier entry that the new one is about, where a link leads here from it. */
  about: z.uuid().optional().catch(undefined),
  ...draftParams,
})
export type AddEntryParams = z.output<typeof AddEntryParams>

/** First which kind of entry, then its form. After a refusal, and from a draft, it comes with everything that was typed. */
export const addEntryPage: Page<AddEntryParams> = async ({ trx, actor, params, form, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const writable = kinds.filter(kind => kind.writers.includes(actor.role) && kind.kind !== 'person-registered')
  const chosen = form.values.kind ?? params.kind
  const kind = writable.find(one => one.kind === chosen)
  if (!kind) {
    const drafts = await myDrafts(trx, params.person)
    return render('caseload/pages/add-entry/kinds.njk', presentKinds(person, writable, drafts, now))
  }
  const open = await openForm(trx, { person, kind, me: nameInRecord(actor), params, form, corrects: null })
  const about = await entryChoice(trx, params.person, params.about ?? earlierEntryIn(kind, open.begun.values))
  const choices = { ...(await choicesFor(trx, person.team)), day: dayOf(now), about }
  const view = presentEntryForm({ person, kind, choices, actor, open, now })
  return render('caseload/pages/add-entry/template.njk', view)
}

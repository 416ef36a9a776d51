import { personById } from '#caseload'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { reasonsFor } from '../../messages/reason-words.ts'
import { caseForm, choices } from '../case-form/frame.ts'
import type { PersonParams } from '../person-history/handler.ts'

/** Puts a case back into the queue. */
export const handBackPage: Page<PersonParams> = async ({ trx, params, now, form }) => {
  const person = await personById(trx, params.person)
  if (!person || person.state.ended) return notFound()
  const today = dayOf(now)
  return render('allocation/pages/hand-back/template.njk', {
    ...caseForm({ person, form, today }, 'Put the case back into the queue'),
    intro: person.officerName
      ? `${person.officerName} is told, and the person waits from today until somebody is named.`
      : 'Nobody is the named officer: the person is in the queue already.',
    action: `/allocation/people/${person.personId}/hand-back`,
    reasons: choices(reasonsFor(true, today), form.values.reason),
  })
}

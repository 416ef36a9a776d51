import { personById } from '#caseload'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { coverersIn } from '../../queries/coverers.ts'
import { caseForm, choices } from '../case-form/frame.ts'
import type { PersonParams } from '../person-history/handler.ts'

const reasons = [
  { value: 'leave', text: 'Leave' },
  { value: 'sickness', text: 'Sickness' },
  { value: 'training', text: 'Training' },
  { value: 'other', text: 'Something else' },
]

/** Arranges who does the work of the named officer until a day. */
export const coverPage: Page<PersonParams> = async ({ trx, params, now, form }) => {
  const person = await personById(trx, params.person)
  if (!person || person.state.ended) return notFound()
  const today = dayOf(now)
  const coverers = (await coverersIn(trx, person.team, today)).filter(one => one.code !== person.state.officer)
  return render('allocation/pages/cover/template.njk', {
    ...caseForm({ person, form, today }, 'Arrange cover'),
    intro: person.officerName
      ? `${person.officerName} stays the named officer. Whoever covers is in the team of the case, opens the record by saying that they cover, and is told.`
      : 'Nobody is the named officer, so there is nobody to cover for. Give the case to an officer instead.',
    action: `/allocation/people/${person.personId}/cover`,
    officers: choices(
      coverers.map(({ code, name, grade }) => ({ value: code, text: `${name}, ${grade}` })),
      form.values.officer,
    ),
    reasons: choices(reasons, form.values.reason),
  })
}

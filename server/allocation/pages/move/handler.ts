import { personById } from '#caseload'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { teamsElsewhere } from '../../queries/teams-elsewhere.ts'
import { caseForm, choices } from '../case-form/frame.ts'
import type { PersonParams } from '../person-history/handler.ts'

const reasons = [
  { value: 'moved', text: 'The person moved' },
  { value: 'release', text: 'Release to another area' },
  { value: 'safety', text: 'Safety' },
  { value: 'other', text: 'Something else' },
]

/** Proposes a case to another unit. */
export const movePage: Page<PersonParams> = async ({ trx, params, now, form }) => {
  const person = await personById(trx, params.person)
  if (!person || person.state.ended) return notFound()
  const today = dayOf(now)
  return render('allocation/pages/move/template.njk', {
    ...caseForm({ person, form, today }, 'Propose a move to another unit'),
    intro:
      'The case stays here, with its officer, until a manager of the other unit has agreed. They see who the person is, the risk and the tier, and what you write, and nothing else of the record.',
    action: `/allocation/people/${person.personId}/move`,
    teams: choices(await teamsElsewhere(trx, person.pdu), form.values.to),
    reasons: choices(reasons, form.values.reason),
  })
}

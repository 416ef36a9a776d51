import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { workerChoices } from '../../forms/questions.ts'
import { personById } from '../../queries/person.ts'
import { choicesFor } from '../../queries/staff.ts'
import { presentOutcome } from './presenter.ts'

export const OutcomeParams = z.object({
  person: z.uuid(),
  booking: z.uuid(),
  from: z.enum(['home', '']).catch(''),
})
type OutcomeParams = z.output<typeof OutcomeParams>

/** One booked appointment: what became of it, in a few strokes. */
export const outcomePage: Page<OutcomeParams> = async ({ trx, actor, params, now }) => {
  const person = await personById(trx, params.person)
  const appointment = person?.state.appointments.findLast(one => one.booking === params.booking)
  if (!person || !appointment) return notFound()
  const { staff } = await choicesFor(trx, person.team)
  const workers = workerChoices(actor, staff)
  const view = presentOutcome({ person, appointment, workers, actor, params, formId: randomUUID(), today: dayOf(now) })
  return render('caseload/pages/outcome/template.njk', view)
}

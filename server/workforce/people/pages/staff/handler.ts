import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { factsOf } from '../../../staff/facts.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import type { StaffParams } from '../../forms.ts'
import { protectionsOn } from '../../protections-on.ts'
import { presentStaff } from './presenter.ts'

/** Protections of an officer and what they mean, absences, measures, and how long they stay: for them and their managers. */
export const staffPage: Page<StaffParams> = async ({ trx, actor, params, now }) => {
  const officer = await officerAtHand(trx, actor, params.officer)
  if (!officer) return notFound()
  const today = dayOf(now)
  const view = presentStaff({
    officer,
    today,
    protections: (await protectionsOn(trx, [officer.code], today)).get(officer.code) ?? [],
    facts: await factsOf(trx, [officer.code], ['protection', 'absence', 'measure', 'agency', 'leaving']),
  })
  return render('workforce/people/pages/staff/template.njk', view)
}

import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { emergenciesInSight } from '../../emergencies.ts'
import { presentEmergencies } from './presenter.ts'

/** Emergency openings: one's own, those one answers for, and for the auditor all of them. */
export const emergencyAccessPage: Page<object> = async ({ trx, actor, now, form }) => {
  const all = await emergenciesInSight(trx)
  return render('caseload/access/pages/emergency-access/template.njk', presentEmergencies(all, actor, now, form))
}

import { hasFreshStepUp } from '#platform/access/step-up.ts'
import { addressOf } from '#platform/audit/notes.ts'
import { redirect, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { emergencies } from '../../purposes.ts'

/** Asks which record and why, after the person has proved again that it is they. */
export const newEmergencyPage: Page<object> = async ({ trx, actor, now, form }) => {
  if (!(await hasFreshStepUp(trx, actor, now))) return redirect(`/step-up?to=${encodeURIComponent(addressOf(trx))}`)
  return render('caseload/access/pages/new-emergency/template.njk', {
    title: 'Open a record in an emergency',
    heading: 'Open a record in an emergency',
    breadcrumbs: [{ text: 'Emergency access', href: '/emergency-access' }],
    categories: Object.entries(emergencies).map(([value, text]) => {
      return { value, text, checked: form.values.category === value }
    }),
  })
}

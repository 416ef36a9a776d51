import { hasFreshStepUp } from '#platform/access/step-up.ts'
import { addressOf } from '#platform/audit/notes.ts'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { emergencies } from '../../purposes.ts'

/** Asks which record and why, once the person has proved again that it is they. */
export const newEmergencyPage: Page<object> = async ({ trx, actor, now, form }) => {
  const isFresh = await hasFreshStepUp(trx, actor, now)
  return render('caseload/access/pages/new-emergency/template.njk', {
    title: 'Open a record in an emergency',
    heading: 'Open a record in an emergency',
    breadcrumbs: [{ text: 'Emergency access', href: '/emergency-access' }],
    // With what was typed: the address names it.
    confirmHref: isFresh ? '' : `/step-up?to=${encodeURIComponent(addressOf(trx))}`,
    categories: Object.entries(emergencies).map(([value, text]) => {
      return { value, text, checked: form.values.category === value }
    }),
  })
}

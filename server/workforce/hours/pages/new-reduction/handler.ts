import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import { hoursPath, reductionPath } from '../../addresses.ts'
import type { PostParams } from '../../forms.ts'
import { reasonItems } from '../words.ts'

/** The form for a new reduction. */
export const newReductionPage: Page<PostParams> = async ({ trx, actor, params, now, form }) => {
  const officer = await officerAtHand(trx, actor, params.officer, params.team)
  if (!officer?.mayRecord) return notFound()
  return render('workforce/hours/pages/new-reduction/template.njk', {
    title: 'Record a reduction',
    heading: 'Record a reduction',
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: hoursPath(params) }],
    reasons: reasonItems(dayOf(now), String(form.values.reason ?? '')),
    action: reductionPath(params, 'new'),
  })
}

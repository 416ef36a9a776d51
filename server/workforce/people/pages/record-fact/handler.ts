import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import { recordPath, staffPath } from '../../addresses.ts'
import { factKinds } from '../../fact-kinds.ts'
import type { RecordFactParams } from '../../forms.ts'

/** The form for one kind of fact about an officer. */
export const recordFactPage: Page<RecordFactParams> = async ({ trx, actor, params, form }) => {
  const officer = await officerAtHand(trx, actor, params.officer)
  if (!officer?.mayRecord) return notFound()
  const words = factKinds[params.kind]
  return render('workforce/people/pages/record-fact/template.njk', {
    title: words.heading,
    heading: words.heading,
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: staffPath(officer.code) }],
    words,
    details: words.details.map(({ id, title }) => ({ value: id, text: title, checked: form.values.detail === id })),
    asksHours: params.kind === 'protection',
    takeHours: [
      {
        value: 'yes',
        text: 'Yes, record a reduction for each stage that is not over',
        checked: form.values.takeHours === 'yes',
      },
      {
        value: 'no',
        text: 'No, the hours are recorded already or agreed apart',
        checked: form.values.takeHours === 'no',
      },
    ],
    action: recordPath(officer.code, params.kind),
  })
}

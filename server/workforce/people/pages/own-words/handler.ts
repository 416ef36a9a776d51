import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { officerAtHand } from '../../../staff/officer.ts'
import { ownWordsPath, staffPath } from '../../addresses.ts'
import type { StaffParams } from '../../forms.ts'
import { ownWordsOf } from '../../own-words.ts'

/** The form on which an officer says of themself what helps to meet a person's need; for nobody else. */
export const ownWordsPage: Page<StaffParams> = async ({ trx, actor, params, form }) => {
  const officer = await officerAtHand(trx, actor, params.officer)
  if (!officer?.isSelf) return notFound()
  const { sex, languages } = await ownWordsOf(trx, officer.code)
  const chosen = form.values.sex ?? sex ?? (languages === null ? '' : 'none')
  return render('workforce/people/pages/own-words/template.njk', {
    title: 'What you say of yourself',
    heading: 'What you say of yourself',
    caption: `${officer.name}, ${officer.teamName}`,
    breadcrumbs: [{ text: officer.name, href: staffPath(officer.code) }],
    about: [
      'Some people need an officer who is a woman or a man, or who speaks their language. Nobody can know whether you are that officer unless you say so.',
      'You need not say anything. It is shown to those who choose officers in your own unit, beside the need that it meets, and to nobody else. Your managers cannot record it for you.',
      'You can take it back at any time: choose “I prefer not to say”, leave the languages empty, and record. Then it counts no more. That you said it stays in your own record, which only you are shown.',
    ],
    sexes: [
      { value: 'female', text: 'I am a woman', checked: chosen === 'female' },
      { value: 'male', text: 'I am a man', checked: chosen === 'male' },
      { value: 'none', text: 'I prefer not to say', checked: chosen === 'none' },
    ],
    languages: (languages ?? []).join(', '),
    agrees: [
      {
        value: 'yes',
        text: 'I agree that those who choose officers in my unit see this, until I take it back',
        checked: form.values.agree === 'yes',
      },
    ],
    action: ownWordsPath(officer.code),
  })
}

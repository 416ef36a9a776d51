import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { officerAtHand } from '../../staff/officer.ts'
import { lockOfficer } from '../../staff/write-staff-entry.ts'
import { staffPath } from '../addresses.ts'
import type { OwnWordsForm } from '../forms.ts'
import { sayOwnWords } from '../own-words.ts'

/** An officer says of themself what helps to meet a person's need, or takes it back. */
export const sayWhatYouAre: Command<OwnWordsForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer)
  if (!officer?.isSelf) return notFound()
  const words = { sex: input.sex === 'none' ? null : input.sex, languages: input.languages }
  const saysSomething = words.sex !== null || words.languages !== null
  if (saysSomething && input.agree !== 'yes') {
    return refuse([{ field: 'agree', message: 'Say that you agree, or take everything back' }])
  }
  await lockOfficer(trx, officer.code)
  await sayOwnWords(trx, officer.code, words, { by: actor.username, now })
  return done(saysSomething ? 'Recorded' : 'Taken back: it counts no more', staffPath(officer.code))
}

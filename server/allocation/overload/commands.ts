import { levelNames } from '@candour/allocation'
import type { Trx } from '#platform/database/tables.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Command } from '#platform/web/page.ts'
import { answerProposal } from './answer-proposal.ts'
import { lockOverload } from './decisions.ts'
import type { AnswerForm, BeyondForm } from './forms.ts'
import { giveCases } from './give-cases.ts'
import { type Giving, limitsBroken } from './limits-broken.ts'
import { can } from './permissions.ts'
import { recordOverload } from './record-overload.ts'

const NOTHING_BROKEN = 'Giving this work breaks no limit now. Allocate it without a decision.'

const namedOfficer = (trx: Trx, code: string) =>
  trx.selectFrom('platform.practitioner').select(['code', 'name']).where('code', '=', code).executeTakeFirst()

/** Somebody gives an officer work beyond limits, and says why: recorded, and then the work is given; or it waits for who may decide. */
export const goBeyond: Command<BeyondForm> = async ({ trx, actor, input, now }) => {
  const officer = await namedOfficer(trx, input.officer)
  if (!officer) return notFound()
  const giving: Giving = { officer: input.officer, team: input.team, cases: input.person, now }
  const broken = await limitsBroken(trx, giving)
  if (broken.length === 0) return refuse([{ field: '', message: NOTHING_BROKEN }])
  const recorded = await recordOverload(trx, giving, broken, { actor, words: input })
  if (recorded.kind === 'refused') return refuse(recorded.errors)
  const at = `/allocation/decisions/${recorded.id}`
  if (recorded.kind === 'proposed') {
    return done(`Proposed. The ${levelNames[recorded.needs]} decides; until then the work is not given.`, at)
  }
  const refused = await giveCases(trx, giving, { actor, why: input.reason })
  if (refused.length > 0) return refuse(refused)
  const given = countedText(input.person.length, 'case')
  return done(`Decided, and ${given} given to ${officer.name}. The decision holds until ${dayText(input.until)}.`, at)
}

/** Somebody entitled to it agrees to a proposal, or refuses it. Whoever may give work gives it in the same act. */
export const answerProposed: Command<AnswerForm> = async ({ trx, actor, input, now }) => {
  const overload = await lockOverload(trx, input.id)
  if (!overload) return notFound()
  const agrees = input.agree === 'yes'
  const answered = await answerProposal(trx, overload, { actor, agrees, words: input.words, now })
  if (!answered)
    return refuse([{ field: '', message: 'You cannot decide this, or it is decided or past its last day already' }])
  const at = `/allocation/decisions/${overload.id}`
  if (!agrees) return done('Refused. The work is not given.', at)
  if (!can.giveWork.roles.includes(actor.role)) return done('Agreed. The work may now be given.', at)
  const giving: Giving = { officer: overload.officer, team: overload.team, cases: overload.cases, now }
  const broken = await limitsBroken(trx, giving)
  if (broken.length > 0) {
    const names = broken.map(one => one.name).join('; ')
    return refuse([
      {
        field: '',
        message: `Since this was proposed, more stands against it: ${names}. Refuse it, and have it proposed again.`,
      },
    ])
  }
  const refused = await giveCases(trx, giving, { actor, why: overload.reason })
  if (refused.length > 0) return refuse(refused)
  return done(`Agreed, and ${countedText(overload.cases.length, 'case')} given to ${overload.officer_name}.`, at)
}

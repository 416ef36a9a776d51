import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { actsOf } from '../../../record/write-entry.ts'
import { mayDecideProposal } from '../../answer-proposal.ts'
import { deciderFor } from '../../decider.ts'
import { overloadById } from '../../decisions.ts'
import type { DecisionParams } from '../../forms.ts'
import { presentDecision } from './presenter.ts'

/** One decision to go beyond limits, with the figures as they stood. */
export const decisionPage: Page<DecisionParams> = async ({ trx, actor, params, now }) => {
  const overload = await overloadById(trx, params.id)
  if (!overload) return notFound()
  const today = dayOf(now)
  const decider = await deciderFor(trx, actor, overload)
  const isOwn = actor.practitioner === overload.officer
  const mayAnswer = decider !== undefined && !isOwn && mayDecideProposal(overload, decider, actor, today)
  const acts = await actsOf(trx, overload.id)
  return render(
    'allocation/overload/pages/decision/template.njk',
    presentDecision({ overload, acts, mayAnswer, today }),
  )
}

import { RATINGS } from '@candour/rating'
import { z } from 'zod'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { AgreeRatingForm } from '../forms.ts'
import { judgementRows } from '../queries/answers.ts'
import { lockInspection } from '../queries/inspection.ts'
import { keepJudgement } from '../record/keep-judgement.ts'
import { agree, objectionToAgreeing, openProposals } from '../record/proposals.ts'
import { objectionTo } from '../stages.ts'

const Proposed = z.object({ rating: z.enum(RATINGS), reasons: z.string() })

/** A second lead inspector agrees to a changed rating: only now does it take the place of the one that was given. */
export const agreeRating: Command<AgreeRatingForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const { standard } = input
  const thing = { inspection: inspection.id, act: 'rate' as const, standard }
  const proposal = (await openProposals(trx, thing)).get(standard)
  const objection = objectionTo('judge', inspection.stage) ?? objectionToAgreeing(proposal, actor)
  if (objection) return refuse([{ field: '', message: objection }])
  await agree(trx, thing, { actor, now })
  const before = (await judgementRows(trx, inspection.id)).find(row => row.standard === standard)
  await keepJudgement(trx, {
    inspection: inspection.id,
    judgement: { standard, ...Proposed.parse(proposal?.content) },
    names: { proposedBy: proposal?.proposedBy ?? '' },
    before,
    actor,
    now,
  })
  return done(`The rating of ${standard} is changed, with both your names.`, `/inspections/${inspection.id}/domain-one`)
}

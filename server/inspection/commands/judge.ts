import { frameworkOf } from '@candour/rating'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { JudgeForm } from '../forms.ts'
import { judgementRows } from '../queries/answers.ts'
import { lockInspection } from '../queries/inspection.ts'
import { keepJudgement } from '../record/keep-judgement.ts'
import { propose } from '../record/proposals.ts'
import { objectionTo } from '../stages.ts'

/**
 * Records the ratings of domain one, each with its reasons. A rating that was given is not changed by one person: the change is
 * proposed, and a second lead inspector has to agree.
 */
export const judge: Command<JudgeForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('judge', inspection.stage)
  if (objection) return refuse([{ field: '', message: objection }])

  const judged = frameworkOf(inspection.framework).standards.filter(standard => standard.basis === 'judgement')
  const given = new Map((await judgementRows(trx, inspection.id)).map(row => [row.standard, row]))
  let proposed = 0
  for (const judgement of input.judgements) {
    const { standard, rating, reasons } = judgement
    if (!judged.some(({ code }) => code === standard)) {
      return refuse([{ field: '', message: `${inspection.framework} has no standard ${standard} that people rate` }])
    }
    const before = given.get(standard)
    if (!before) {
      await keepJudgement(trx, { inspection: inspection.id, judgement, before, actor, now })
    } else if (before.rating !== rating || before.reasons !== reasons) {
      const thing = { inspection: inspection.id, act: 'rate' as const, standard }
      await propose(trx, thing, { rating, reasons }, { actor, now })
      proposed += 1
    }
  }
  const message =
    proposed === 0 ? 'Ratings saved.' : 'A changed rating is proposed. A second lead inspector has to agree to it.'
  return done(message, `/inspections/${inspection.id}/domain-one`)
}

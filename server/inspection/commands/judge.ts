import { frameworkOf } from '@candour/rating'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { JudgeForm } from '../forms.ts'
import { judgementRows } from '../queries/answers.ts'
import { lockInspection } from '../queries/inspection.ts'
import { writeEntry } from '../record/write-entry.ts'
import { objectionTo } from '../stages.ts'
import { inspections } from '../tables.ts'

/** Records the ratings of domain one, each with its reasons. A changed rating names the one whose place it takes. */
export const judge: Command<JudgeForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('judge', inspection.stage)
  if (objection) return refuse([{ field: '', message: objection }])

  const judged = frameworkOf(inspection.framework).standards.filter(standard => standard.basis === 'judgement')
  const before = new Map((await judgementRows(trx, inspection.id)).map(row => [row.standard, row]))
  for (const { standard, rating, reasons } of input.judgements) {
    if (!judged.some(({ code }) => code === standard)) {
      return refuse([{ field: '', message: `${inspection.framework} has no standard ${standard} that people rate` }])
    }
    const old = before.get(standard)
    if (old && old.rating === rating && old.reasons === reasons) continue
    const payload = { standard, rating, reasons }
    const type = 'inspection.judge'
    const supersedes = old?.entry
    const entry = await writeEntry(trx, { inspection: inspection.id, type, payload, author: actor, now, supersedes })
    const row = { rating, reasons, entry, judged_by: actor.username, judged_at: now }
    await inspections(trx)
      .insertInto('inspection.judgement')
      .values({ inspection: inspection.id, standard, ...row })
      .onConflict(conflict => conflict.columns(['inspection', 'standard']).doUpdateSet(row))
      .execute()
  }
  return done('Ratings saved.', `/inspections/${inspection.id}/domain-one`)
}

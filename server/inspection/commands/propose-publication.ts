import { done, type FieldError, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { PublishForm } from '../forms.ts'
import { isDrawn, lockInspection } from '../queries/inspection.ts'
import { type Missing, missingOf } from '../queries/missing.ts'
import { propose } from '../record/proposals.ts'
import { objectionTo } from '../stages.ts'

/** A lead inspector proposes the result for publication, with its recommendations. A second one has to agree. */
export const proposePublication: Command<PublishForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  const objection = objectionTo('publish', inspection.stage)
  if (objection || !isDrawn(inspection)) return refuse([{ field: '', message: objection ?? 'Draw the sample first' }])
  const missing = await missingOf(trx, inspection)
  if (missing.length > 0) return refuse(refusals(missing))
  const { recommendations } = input
  await propose(trx, { inspection: inspection.id, act: 'publish' }, { recommendations }, { actor, now })
  return done(
    'Proposed. A second lead inspector has to agree before anything is published.',
    `/inspections/${inspection.id}/publish`,
  )
}

/** Every case and standard that stands in the way, by name; the cases are those of the sample list. */
const refusals = (missing: readonly Missing[]): readonly FieldError[] =>
  missing.map(one =>
    one.what === 'case'
      ? { field: '', message: `Case ${one.case.slice(0, 8)} has ${one.open} open questions` }
      : { field: '', message: `Rate ${one.standard} ${one.name}` },
  )

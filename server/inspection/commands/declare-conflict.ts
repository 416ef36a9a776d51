import { unitByCode } from '#platform/organisation/units.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import type { ConflictForm } from '../forms.ts'
import { inspections } from '../tables.ts'

/** An inspector declares where they have worked. From then on nobody can put them on an inspection of that unit for three years. */
export const declareConflict: Command<ConflictForm> = async ({ trx, actor, input, now }) => {
  if (actor.accountId === null) return notFound()
  const unit = await unitByCode(trx, input.unit)
  if (unit?.kind !== 'pdu') return refuse([{ field: 'unit', message: 'Select the unit in which you worked' }])
  if (input.lastWorked > dayOf(now)) {
    return refuse([{ field: 'lastWorked', message: 'Enter a last day that is not in the future' }])
  }
  const declared = { last_worked: input.lastWorked, declared_at: now }
  await inspections(trx)
    .insertInto('inspection.conflict')
    .values({ account_id: actor.accountId, unit: unit.code, ...declared })
    .onConflict(conflict => conflict.columns(['account_id', 'unit']).doUpdateSet(declared))
    .execute()
  return done(`Declared: ${unit.name}.`, '/inspections/conflicts')
}

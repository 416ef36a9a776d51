import { type Decider, levelOf } from '@candour/allocation'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { unitByCode } from '#platform/organisation/units.ts'

/** As whom somebody would decide about an officer's work; undefined for who manages nobody. */
export const deciderFor = async (
  trx: Trx,
  actor: Pick<Actor, 'role' | 'unit'>,
  { officer, team }: { readonly officer: string; readonly team: string },
): Promise<Decider | undefined> => {
  const level = levelOf(actor.role)
  if (!level) return undefined
  const row = await trx
    .selectFrom('platform.practitioner')
    .select('grade')
    .where('code', '=', officer)
    .executeTakeFirst()
  // A senior officer's own manager is the head of the unit.
  if (row?.grade === 'SPO') {
    const unit = await unitByCode(trx, team)
    return { level, isLineManager: level === 'pdu-head' && unit?.parent === actor.unit }
  }
  return { level, isLineManager: level === 'spo' }
}

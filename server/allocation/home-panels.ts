import { unallocatedByUnit } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { unitAndAbove } from '#platform/organisation/units.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'

/** To managers, how many people wait for an officer in their unit. */
export const homePanels = async ({ trx, actor }: { trx: Trx; actor: Actor }): Promise<readonly HomePanel[]> => {
  if ((actor.role !== 'spo' && actor.role !== 'pdu-head') || actor.unit === null) return []
  const pdu = (await unitAndAbove(trx, actor.unit)).find(unit => unit.kind === 'pdu')
  const counts = (await unallocatedByUnit(trx)).filter(one => one.pdu === pdu?.code)
  const waiting = counts.reduce((sum, one) => sum + one.waiting, 0)
  if (waiting === 0) return []
  const sentence = `${countedText(waiting, 'person waits', 'people wait')} for a named officer.`
  return [{ heading: 'People without a named officer', sentence, href: '/allocation' }]
}

import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'
import { endingSoon, soonDays } from '../hours/ending-soon.ts'
import { staffPath } from './addresses.ts'
import { untilText } from './pages/protections/words.ts'
import { protectionsOn } from './protections-on.ts'

type Request = { readonly trx: Trx; readonly actor: Actor; readonly now: Date }

/** A practitioner's own protections, and for a manager what ends soon. */
export const staffPanels = async ({ trx, actor, now }: Request): Promise<readonly HomePanel[]> => {
  if (actor.role === 'practitioner' && actor.practitioner !== null) return ownPanel(trx, actor.practitioner, now)
  if (actor.role !== 'spo' && actor.role !== 'pdu-head') return []
  const ending = await endingSoon(trx, dayOf(now))
  if (ending.length === 0) return []
  return [
    {
      heading: `${countedText(ending.length, 'reduction')} of hours end soon`,
      sentence: `Within ${soonDays} days. Nothing has to be done for one to end; to let it run on, change its last day.`,
      href: '/workforce/reductions',
    },
  ]
}

const ownPanel = async (trx: Trx, officer: string, now: Date): Promise<readonly HomePanel[]> => {
  const own = (await protectionsOn(trx, [officer], dayOf(now))).get(officer) ?? []
  const sentence = own.map(one => `${one.title}. ${untilText(one)}.`).join(' ')
  const href = staffPath(officer)
  return [
    {
      heading: 'Your hours and protections',
      sentence: sentence === '' ? 'What is recorded of your hours, reductions and protections, and by whom.' : sentence,
      href,
    },
  ]
}

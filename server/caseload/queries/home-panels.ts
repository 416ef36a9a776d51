import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'
import { myDrafts } from '../drafts/stored-drafts.ts'
import { caseload } from '../tables.ts'

const heldBy = async (trx: Trx, practitioner: string): Promise<number> => {
  const row = await caseload(trx)
    .selectFrom('caseload.person')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('practitioner', '=', practitioner)
    .where('status', '=', 'current')
    .executeTakeFirstOrThrow()
  return row.count
}

const draftsPanel = async (trx: Trx): Promise<HomePanel[]> => {
  const count = (await myDrafts(trx)).length
  if (count === 0) return []
  const sentence = `${countedText(count, 'form')} that you have begun and not yet saved as an entry.`
  return [{ heading: 'Your drafts', sentence, href: '/drafts' }]
}

const casesPanel = async (trx: Trx, practitioner: string): Promise<HomePanel> => ({
  heading: 'Your cases',
  sentence: `You are the named officer of ${countedText(await heldBy(trx, practitioner), 'person', 'people')}.`,
  href: `/people?practitioner=${encodeURIComponent(practitioner)}`,
})

/** What the record says on the home page: what was begun, to an officer their own cases. */
export const homePanels = async ({ trx, actor }: { trx: Trx; actor: Actor }): Promise<HomePanel[]> => {
  const { role, practitioner } = actor
  if (role === 'practitioner' && practitioner !== null) {
    return [...(await draftsPanel(trx)), await casesPanel(trx, practitioner)]
  }
  if (role !== 'spo' && role !== 'pdu-head') return []
  return draftsPanel(trx)
}

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

const waitingInSight = async (trx: Trx): Promise<number> => {
  const row = await caseload(trx)
    .selectFrom('caseload.person')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('unallocated_since', 'is not', null)
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

const waitingPanel = async (trx: Trx): Promise<HomePanel[]> => {
  const waiting = await waitingInSight(trx)
  if (waiting === 0) return []
  const sentence = `${countedText(waiting, 'person waits', 'people wait')} for a named officer.`
  return [{ heading: 'People without a named officer', sentence, href: '/people/without-an-officer' }]
}

/** What the record says on the home page: what was begun, to an officer their own cases, to managers those who wait. */
export const homePanels = async ({ trx, actor }: { trx: Trx; actor: Actor }): Promise<HomePanel[]> => {
  const { role, practitioner } = actor
  if (role === 'practitioner' && practitioner !== null) {
    return [...(await draftsPanel(trx)), await casesPanel(trx, practitioner)]
  }
  if (role !== 'spo' && role !== 'pdu-head') return []
  return [...(await draftsPanel(trx)), ...(await waitingPanel(trx))]
}

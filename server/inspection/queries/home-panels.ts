import type { Room } from '#platform/web/room.ts'
import { Draft } from '../pages/draft/presenter.ts'
import { can } from '../permissions.ts'
import { inspections } from '../tables.ts'

/** Tells somebody to whom a draft was released that it waits for them. */
export const homePanels: NonNullable<Room['homePanels']> = async ({ trx, actor }) => {
  if (!can.readDraft.roles.includes(actor.role)) return []
  const drafts = await inspections(trx).selectFrom('inspection.draft').select(['inspection', 'content']).execute()
  return drafts.map(({ inspection, content }) => ({
    heading: 'A draft result',
    sentence: `The draft of the inspection of ${Draft.parse(content).unit} was released to you. Say what is wrong in it.`,
    href: `/inspections/${inspection}/draft`,
  }))
}

import { levelOf } from '@candour/allocation'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { HomePanel, Room } from '#platform/web/room.ts'
import { listOverloads } from '../overload/decisions.ts'
import { escalationsAbout, waitingOn } from './queries.ts'
import { kindText, withText } from './words.ts'

type Panels = NonNullable<Room['homePanels']>

/** To each level what waits on it; to an officer where what is about their own work stands. */
export const escalationPanels: Panels = async ({ trx, actor, now }) => {
  const today = dayOf(now)
  const panels: HomePanel[] = []
  const level = levelOf(actor.role)
  if (level) {
    const { waiting, overdue } = await waitingOn(trx, level, today)
    const late = overdue === 0 ? 'None is overdue.' : `${countText(overdue)} overdue.`
    if (waiting > 0) {
      const sentence = `${countedText(waiting, 'escalation waits', 'escalations wait')} for your answer. ${late} What nobody answers climbs.`
      panels.push({ heading: 'Waiting on you', sentence, href: '/escalations' })
    }
    const proposed = (await listOverloads(trx, { status: 'proposed' })).filter(
      one => one.until >= today && one.proposed_by !== actor.username,
    )
    if (proposed.length > 0) {
      const sentence = `${countedText(proposed.length, 'proposal')} to give work beyond a limit, not decided yet.`
      panels.push({ heading: 'Work beyond limits', sentence, href: '/allocation/decisions' })
    }
  }
  if (actor.practitioner === null) return panels
  for (const one of await escalationsAbout(trx, actor.practitioner)) {
    const sentence = `About your work since ${dayText(dayOf(one.opened_at))}. It is with: ${withText(one).toLowerCase()}.`
    panels.push({ heading: kindText(one.kind, today), sentence, href: `/escalations/${one.id}` })
  }
  return panels
}

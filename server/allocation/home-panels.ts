import { nameInRecord, unallocatedByUnit } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { unitAndAbove } from '#platform/organisation/units.ts'
import { dayOf } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'
import { messagesOf, unsentMessages } from './queries/messages.ts'
import { movesWaiting } from './queries/moves.ts'

type Asked = { readonly trx: Trx; readonly actor: Actor; readonly now: Date }

const WEEK = 7 * 86_400_000
const daysSince = (day: Day, today: Day): number => Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)

const waitingPanel = async ({ trx, actor, now }: Asked): Promise<HomePanel[]> => {
  const pdu = (await unitAndAbove(trx, actor.unit ?? '')).find(unit => unit.kind === 'pdu')
  const counts = (await unallocatedByUnit(trx)).filter(one => one.pdu === pdu?.code)
  const waiting = counts.reduce((sum, one) => sum + one.waiting, 0)
  if (waiting === 0) return []
  const longest = counts.flatMap(one => one.longestSince ?? []).toSorted()[0]
  const days = longest === undefined ? '' : `, the longest for ${countedText(daysSince(longest, dayOf(now)), 'day')}`
  const sentence = `${countedText(waiting, 'person waits', 'people wait')} for a named officer${days}.`
  return [{ heading: 'People without a named officer', sentence, href: '/allocation' }]
}

const movesPanel = async ({ trx }: Asked): Promise<HomePanel[]> => {
  const mine = (await movesWaiting(trx)).filter(one => one.mine).length
  if (mine === 0) return []
  const sentence = `${countedText(mine, 'case')} that another unit asks yours to take.`
  return [{ heading: 'Moves that wait for your answer', sentence, href: '/allocation/moves' }]
}

const failedPanel = async ({ trx }: Asked): Promise<HomePanel[]> => {
  const { failed } = await unsentMessages(trx)
  if (failed === 0) return []
  const sentence = `${countedText(failed, 'message')} about an allocation did not arrive: somebody may not know of their case.`
  return [{ heading: 'Messages that failed', sentence, href: '/allocation/messages?state=failed' }]
}

const newCasesPanel = async ({ trx, actor, now }: Asked): Promise<HomePanel[]> => {
  const since = new Date(now.getTime() - WEEK)
  const given = (await messagesOf(trx, { recipient: nameInRecord(actor), since }, 100)).filter(
    one => one.what === 'given',
  )
  if (given.length === 0) return []
  const sentence = `${countedText(given.length, 'case was', 'cases were')} given to you in the past 7 days, with what your manager wrote for you.`
  return [{ heading: 'New cases', sentence, href: '/allocation/new-cases' }]
}

/** To a practitioner what was given to them; to managers who waits, which moves they answer, and which messages did not arrive. */
export const homePanels = async (asked: Asked): Promise<readonly HomePanel[]> => {
  const { role, unit } = asked.actor
  if (role === 'practitioner') return newCasesPanel(asked)
  if ((role !== 'spo' && role !== 'pdu-head') || unit === null) return []
  return [...(await waitingPanel(asked)), ...(await movesPanel(asked)), ...(await failedPanel(asked))]
}

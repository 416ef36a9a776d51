import { byUrgency } from '@candour/allocation'
import { type ContactWhileWaiting, contactWhileWaiting, type WaitingPerson, waitingPeople } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import { noteRead } from '#platform/audit/notes.ts'
import type { Day, Trx } from '#platform/database/tables.ts'

/** What comes next for somebody: the earliest of what is due, the release and the end of the sentence. */
export type NextDate = {
  readonly day: Day
  readonly what: 'due' | 'release' | 'sentence-end'
  readonly standard: string | null
}

/** Somebody in the queue, with what they have had while they wait. */
export type Queued = WaitingPerson & { readonly next: NextDate | null; readonly contact: ContactWhileWaiting | null }

export type QueueFilter = {
  readonly pdu: string
  readonly team: string
  readonly risk: string
  readonly contact: string
}

/** The earliest day on which something is asked for; a release or an end that is long past is no next date. */
const nextOf = ({ dueOn, dueStandard, releaseOn, sentenceEnds }: WaitingPerson, today: Day): NextDate | null => {
  const dates: NextDate[] = [
    ...(dueOn ? [{ day: dueOn, what: 'due' as const, standard: dueStandard }] : []),
    ...(releaseOn && releaseOn >= today ? [{ day: releaseOn, what: 'release' as const, standard: null }] : []),
    ...(sentenceEnds ? [{ day: sentenceEnds, what: 'sentence-end' as const, standard: null }] : []),
  ]
  return dates.toSorted((a, b) => a.day.localeCompare(b.day))[0] ?? null
}

const fits = ({ pdu, team, risk }: WaitingPerson, filter: QueueFilter): boolean =>
  (filter.pdu === '' || filter.pdu === pdu) &&
  (filter.team === '' || filter.team === team) &&
  (filter.risk === '' || filter.risk === (risk ?? 'none'))

export type Queue = {
  readonly total: number
  readonly people: readonly Queued[]
  /** Teams in which somebody waits, for the filter. */
  readonly teams: readonly { readonly code: string; readonly name: string }[]
}

/**
 * The queue as its reader meets it, the most urgent first. Nobody is left out for want of a tier, a risk or a sentence; whoever's
 * record is restricted to others is in the queue of those others.
 *
 * @param page from 1
 */
export const queueOf = async (
  trx: Trx,
  reader: Actor,
  filter: QueueFilter,
  { page, size, today }: { readonly page: number; readonly size: number; readonly today: Day },
): Promise<Queue> => {
  const all = await waitingPeople(trx, reader)
  const fitting = all.filter(one => fits(one, filter)).map(one => ({ ...one, next: nextOf(one, today) }))
  // Contact is asked for all only where it decides who is shown.
  const everyone =
    filter.contact === 'none'
      ? await contactWhileWaiting(
          trx,
          fitting.map(one => one.personId),
        )
      : null
  const wanted = everyone ? fitting.filter(one => !everyone.has(one.personId)) : fitting
  const order = byUrgency(today)
  const sorted = wanted.toSorted((a, b) =>
    order({ ...a, nextDate: a.next?.day ?? null }, { ...b, nextDate: b.next?.day ?? null }),
  )
  const last = Math.max(1, Math.ceil(sorted.length / size))
  const shown = sorted.slice((Math.min(page, last) - 1) * size).slice(0, size)
  const ids = shown.map(one => one.personId)
  const contact = everyone ?? (await contactWhileWaiting(trx, ids))
  noteRead(trx, { shown: ids })
  return {
    total: sorted.length,
    people: shown.map(one => ({ ...one, contact: contact.get(one.personId) ?? null })),
    teams: [...new Map(all.map(({ team, teamName }) => [team, { code: team, name: teamName }])).values()],
  }
}

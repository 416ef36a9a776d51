import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../record/entry.ts'
import { effective } from '../record/fold.ts'
import { entriesOf } from '../record/stored.ts'
import { namesFor } from './staff.ts'

/** What one member of staff did in a case, of one kind: never what they wrote down for somebody else. */
export type WorkDone = {
  readonly kind: string
  readonly title: string
  /** Staff code, or the username of somebody without one. */
  readonly code: string
  readonly name: string
  readonly entries: number
  readonly first: Day
  readonly last: Day
}

/**
 * Who had done what in a case by an instant, in the order in which it was done: the entries that counted then, by who did the
 * work. A correction made later, which could move the credit, is not known yet.
 *
 * @param recordedBy entries recorded after this instant do not count
 * @returns empty when there is no such person, or none whose record the reader may open
 */
export const workOn = async (trx: Trx, personId: string, recordedBy: Date): Promise<WorkDone[]> => {
  const known = (await entriesOf(trx, [personId])).filter(entry => entry.recordedAt <= recordedBy)
  const counted = effective(known)
  const nameOf = await namesFor(trx, counted)
  const together = Map.groupBy(counted, ({ kind, workDoneBy }) => `${kind} ${workDoneBy}`)
  return [...together.values()].flatMap(entries => {
    const [first] = entries
    if (!first) return []
    const { kind, workDoneBy: code } = first
    const days = { first: first.happened.from, last: lastDay(entries) }
    return { kind, title: kindOf(kind).title, code, name: nameOf(code), entries: entries.length, ...days }
  })
}

const lastDay = (entries: readonly Entry[]): Day =>
  entries.map(({ happened: { from, to } }) => to ?? from).reduce((one, other) => (one > other ? one : other))

/** Who holds a case today; null when nobody is named, or the reader may not open it. */
export const holderOf = async (trx: Trx, personId: string): Promise<{ code: string; name: string } | null> => {
  const { rows } = await sql<{ code: string; name: string }>`
    select o.code, o.name from caseload.person p join platform.practitioner o on o.code = p.practitioner
    where p.person_id = ${personId}`.execute(trx)
  return rows[0] ?? null
}

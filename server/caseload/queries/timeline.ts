import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../record/entry.ts'
import { fieldsOf } from '../record/fields.ts'
import { readEntry } from '../record/stored.ts'
import { caseload } from '../tables.ts'
import { isNarrowed, narrowed, type TimelineFilter } from './timeline-filter.ts'
import { withdrawnEntries } from './withdrawn-entries.ts'

/** One entry with where it stands: in the ledger, and among its versions. */
export type TimelineEntry = {
  readonly entry: Entry
  /** Number of its leaf; null for the second or so until the sequencer has given one. */
  readonly leafIndex: number | null
  /** The entry that took this one's place. */
  readonly correctedBy: string | null
  /** The entry by which this one was withdrawn; it stays readable and no longer counts. */
  readonly withdrawnBy: string | null
}

export const ENTRIES_TO_A_PAGE = 20

/** Entries with their place in the ledger and the entry that took theirs; joined to few, as each costs a look-up. */
const withPlaces = (trx: Trx, chosen: Chosen) =>
  caseload(trx)
    .selectFrom(chosen.as('e'))
    .leftJoin('caseload.entry as later', 'later.supersedes', 'e.entry_id')
    .leftJoin('ledger.leaf as l', 'l.entry_id', 'e.entry_id')
    .selectAll('e')
    .select(['later.entry_id as corrected_by', 'l.idx'])

const entriesOf = (trx: Trx, condition: RawBuilder<boolean>) =>
  caseload(trx).selectFrom('caseload.entry as e').selectAll('e').where(condition)
type Chosen = ReturnType<typeof entriesOf>

type Row = Awaited<ReturnType<ReturnType<typeof withPlaces>['execute']>>[number]

const placed = (row: Row, withdrawn: ReadonlyMap<string, string>): TimelineEntry => ({
  entry: readEntry(row),
  leafIndex: row.idx,
  correctedBy: row.corrected_by,
  withdrawnBy: withdrawn.get(row.entry_id) ?? null,
})

export type TimelinePage = { readonly entries: readonly TimelineEntry[]; readonly total: number }

const latestFirst = (query: Chosen): Chosen => query.orderBy('e.happened_from', 'desc').orderBy('e.seq', 'desc')

/**
 * One page of a person's entries, the latest thing that happened first; corrected ones stay in their place.
 *
 * @param person with how many entries the record has: what nothing narrows need not be counted
 * @param page from 1
 */
export const timelineOf = async (
  trx: Trx,
  person: { readonly personId: string; readonly entries: number },
  { page, ...filter }: TimelineFilter & { readonly page: number },
): Promise<TimelinePage> => {
  const condition = narrowed(person.personId, filter)
  const found = latestFirst(entriesOf(trx, condition))
  const withdrawn = await withdrawnEntries(trx, person.personId)
  const place = (row: Row): TimelineEntry => placed(row, withdrawn)
  if (filter.text !== '') {
    const rows = await withPlaces(trx, found).execute()
    return pageOf(inOrder(rows.map(place)), filter.text, page)
  }
  const total = isNarrowed(filter) ? await counted(trx, condition) : person.entries
  const offset = offsetOf({ total, page, size: ENTRIES_TO_A_PAGE })
  const rows = await withPlaces(trx, found.limit(ENTRIES_TO_A_PAGE).offset(offset)).execute()
  return { entries: inOrder(rows.map(place)), total }
}

const counted = async (trx: Trx, condition: RawBuilder<boolean>): Promise<number> => {
  const row = await caseload(trx)
    .selectFrom('caseload.entry as e')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(condition)
    .executeTakeFirstOrThrow()
  return row.total
}

/** A join may hand the page over in any order. */
const inOrder = (entries: readonly TimelineEntry[]): TimelineEntry[] =>
  entries.toSorted((a, b) => compare(b.entry.happened.from, a.entry.happened.from) || b.entry.seq - a.entry.seq)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Entries whose title or answers hold the text, whatever the case of its letters. */
const pageOf = (all: readonly TimelineEntry[], text: string, page: number): TimelinePage => {
  const wanted = text.toLocaleLowerCase('en-GB')
  const found = all.filter(({ entry }) => saidIn(entry).toLocaleLowerCase('en-GB').includes(wanted))
  const offset = offsetOf({ total: found.length, page, size: ENTRIES_TO_A_PAGE })
  return { entries: found.slice(offset, offset + ENTRIES_TO_A_PAGE), total: found.length }
}

const saidIn = ({ kind, body, reason }: Entry): string =>
  [kindOf(kind).title, ...fieldsOf(kind, body).map(field => field.value), reason ?? ''].join('\n')

/**
 * An entry with all its versions, the first one first; empty when there is none, or none that the reader may open. The
 * versions are at most a handful among a person's entries, so the chain is followed here and not by a recursive query.
 */
export const versionsOf = async (trx: Trx, personId: string, entryId: string): Promise<TimelineEntry[]> => {
  const kind = await caseload(trx)
    .selectFrom('caseload.entry')
    .select('kind')
    .where('entry_id', '=', entryId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!kind) return []
  const ofKind = entriesOf(trx, sql<boolean>`e.person_id = ${personId} and e.kind = ${kind.kind}`)
  const rows = await withPlaces(trx, ofKind).execute()
  const withdrawn = await withdrawnEntries(trx, personId)
  const byId = new Map(rows.map(row => [row.entry_id, placed(row, withdrawn)]))
  let first = byId.get(entryId)
  while (first?.entry.supersedes) first = byId.get(first.entry.supersedes)
  const versions: TimelineEntry[] = []
  for (let version = first; version; version = byId.get(version.correctedBy ?? '')) versions.push(version)
  return versions
}

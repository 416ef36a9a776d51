import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { insertSealed, streamAfter } from '#platform/ledger/append.ts'
import { type Sealed, type Stream, sealEntry } from '#platform/ledger/seal.ts'
import { subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { WITHDRAWAL } from '../kinds/person/entry-withdrawn.ts'
import { checkAgainst, checkCorrection, checked, checkFirst } from '../record/check.ts'
import type { Entry, NewEntry } from '../record/entry.ts'
import { canExtend, extend, fold } from '../record/fold.ts'
import { refuseUnknownHolders } from '../record/holders.ts'
import { projectors, type Step } from '../record/projectors.ts'
import { type CaseState, nothingRecorded } from '../record/state.ts'
import { entriesOf, payloadOf, wordsColumns } from '../record/stored.ts'
import { checkWithdrawal } from '../record/withdrawal.ts'
import { tierEntryAfter } from '../tiering/tier-entry.ts'
import { asWritten } from './append-entry.ts'
import { columnsOf, putProjections } from './put-projections.ts'

/** One person while a load runs: the head of their chain, what is known, and what is to be written. */
type Loading = {
  stream: Stream
  state: CaseState
  readonly record: Entry[]
  readonly written: (Step & { readonly sealed: Sealed })[]
}

/** Entries to a statement: past a few thousand the arrays cost memory and save no time. */
const BATCH = 4000

export type NewEntryWithId = NewEntry & {
  /** Chosen beforehand when a later entry of the same load corrects this one. */
  readonly entryId?: string
}

/**
 * Writes many entries as the system role: the same checks, seal and fold as `appendEntry`, a few statements for thousands.
 * A person's entries follow one another in the order given; the id of a new person is any new random uuid.
 *
 * @param progress called after each batch with the number of entries written so far
 * @throws EntryRefused at the first entry that the record does not take
 */
export const appendEntries = async (
  trx: Trx,
  entries: readonly NewEntryWithId[],
  progress: (written: number) => void = () => {},
): Promise<void> => {
  const people = Map.groupBy(entries, entry => entry.personId)
  let batch: NewEntryWithId[][] = []
  let size = 0
  let written = 0
  const write = async () => {
    if (batch.length === 0) return
    await writeBatch(trx, batch)
    written += size
    progress(written)
    batch = []
    size = 0
  }
  for (const ofOne of people.values()) {
    batch.push(ofOne)
    size += ofOne.length
    if (size >= BATCH) await write()
  }
  await write()
}

const writeBatch = async (trx: Trx, batch: readonly NewEntryWithId[][]): Promise<void> => {
  const loading = await openAll(
    trx,
    batch.flatMap(entries => entries.slice(0, 1).map(entry => entry.personId)),
  )
  for (const entry of batch.flat()) {
    const person = loading.get(entry.personId)
    if (person) add(person, entry)
  }
  const loaded = [...loading.values()].map(person => ({ ...person, columns: columnsOf(person.state) }))
  await refuseUnknownHolders(
    trx,
    loaded.map(person => person.columns),
  )
  const written = loaded.flatMap(person => person.written)
  await insertSealed(
    trx,
    'caseload',
    written.map(one => one.sealed),
  )
  await putProjections(
    trx,
    loaded.map(({ stream, state, columns }) => ({ personId: stream.id, entries: stream.seq, state, columns })),
  )
  await putEntries(trx, written)
  await tellOfDrops(trx, loaded)
  const people = loaded.map(({ stream, record, written: steps }) => ({ personId: stream.id, record, steps }))
  for (const { afterLoad } of projectors()) await afterLoad(trx, people)
}

/** Whoever answers for a record is told once of a lower risk that this load brought and that nobody has looked at. */
const tellOfDrops = async (trx: Trx, loaded: readonly Loading[]): Promise<void> => {
  const due = loaded.flatMap(
    ({
      stream,
      state: {
        tiering: { drop },
      },
      written,
    }) =>
      drop !== null && drop.confirmed === null && written.some(({ entry }) => entry.entryId === drop.entry)
        ? [stream.id]
        : [],
  )
  if (due.length > 0) await sql`select caseload.tell_of_drop(id) from unnest(${due}::uuid[]) id`.execute(trx)
}

const openAll = async (trx: Trx, ids: readonly string[]): Promise<Map<string, Loading>> => {
  subjectKeys().create(ids)
  const streams = await trx.selectFrom('ledger.stream').selectAll().where('id', 'in', ids).forUpdate().execute()
  const records = Map.groupBy(
    streams.length > 0
      ? await entriesOf(
          trx,
          streams.map(stream => stream.id),
        )
      : [],
    entry => entry.personId,
  )
  const heads = new Map(streams.map(({ id, seq, last_leaf }) => [id, { id, seq, lastLeaf: last_leaf }]))
  return new Map(
    ids.map(id => {
      const record = records.get(id) ?? []
      const stream = heads.get(id) ?? { id, seq: 0, lastLeaf: null }
      return [id, { stream, record, state: record.length > 0 ? fold(record) : nothingRecorded, written: [] }]
    }),
  )
}

const add = (person: Loading, { entryId, ...given }: NewEntryWithId): void => {
  const entry = checked(given)
  if (person.stream.seq === 0) checkFirst(entry)
  checkCorrection(person.record, entry)
  if (entry.kind === WITHDRAWAL || entry.supersedes !== undefined) checkWithdrawal(person.record, entry)
  const written = asWritten(entry, entryId ?? randomUUID(), person.stream.seq + 1)
  checkAgainst(person.state, written)
  const sealed = sealEntry({
    stream: person.stream,
    entry: written.entryId,
    type: written.kind,
    recordedAt: written.recordedAt,
    happened: written.happened,
    supersedes: entry.supersedes,
    payload: payloadOf(entry),
    byField: true,
  })
  const before = person.state
  person.record.push(written)
  person.state = canExtend(before, written) ? extend(before, written) : fold(person.record)
  person.written.push({ entry: written, sealed, before, after: person.state })
  person.stream = streamAfter(sealed)
  const tier = tierEntryAfter(person.state, written)
  if (tier) add(person, tier)
}

const putEntries = async (trx: Trx, written: Loading['written']): Promise<void> => {
  const column = <T>(value: (entry: Entry) => T): T[] => written.map(one => value(one.entry))
  const words = written.map(({ entry, sealed }) => wordsColumns(entry.personId, sealed, entry.body))
  await sql`insert into caseload.entry (entry_id, person_id, seq, kind, author, work_done_by, happened_from, happened_to,
      recorded_at, supersedes, placed_team, sealed)
    select * from unnest(${column(e => e.entryId)}::uuid[], ${column(e => e.personId)}::uuid[], ${column(e => e.seq)}::int[],
      ${column(e => e.kind)}::text[], ${column(e => e.author)}::text[], ${column(e => e.workDoneBy)}::text[],
      ${column(e => e.happened.from)}::date[], ${column(e => e.happened.to ?? null)}::date[],
      ${column(e => e.recordedAt)}::timestamptz[], ${column(e => e.supersedes)}::uuid[],
      ${words.map(one => one.placed_team)}::text[], ${words.map(one => one.sealed)}::bytea[])`.execute(trx)
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Trx } from '#platform/database/tables.ts'
import { appendLeaf, streamAfter } from '#platform/ledger/append.ts'
import type { Sealed, Stream } from '#platform/ledger/seal.ts'
import { subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { checkAgainst, checkCorrection, checked, checkFirst } from '../record/check.ts'
import { type Entry, EntryRefused, type NewEntry, type Problem } from '../record/entry.ts'
import { canExtend, extend, fold } from '../record/fold.ts'
import { refuseUnknownHolders } from '../record/holders.ts'
import { refuseUnknownStaff } from '../record/named-staff.ts'
import { projectors } from '../record/projectors.ts'
import type { PersonColumns } from '../record/row.ts'
import { type CaseState, nothingRecorded } from '../record/state.ts'
import { entriesOf, payloadOf, wordsColumns } from '../record/stored.ts'
import { checkWithdrawal } from '../record/withdrawal.ts'
import { caseload } from '../tables.ts'
import { tierEntryAfter } from '../tiering/tier-entry.ts'
import { writeDueItems } from '../timeliness/write-due-items.ts'
import { columnsOf } from './put-projections.ts'

/**
 * Writes one entry of a person's record: the only write path. The entry, its leaf in the ledger and the person's row change in
 * the one transaction, or none does. Open the stream of a new person with `openStream(trx, 'caseload')` and register them. When
 * the entry changes the tier, an entry that says so follows it at once.
 *
 * @returns the entry as it stands in the record
 * @throws EntryRefused with words for the person who wrote it; nothing may be committed after it
 */
export const appendEntry = async (trx: Trx, given: NewEntry): Promise<Entry> => {
  const entry = checked(given)
  const head = await lockRecord(trx, entry.personId)
  const { written, ...after } = await writeEntry(trx, head, entry)
  const tier = tierEntryAfter(after.state, written)
  if (tier) await writeEntry(trx, after, checked(tier))
  return written
}

/** The locked head of a record: its chain and the state that it stands for. */
export type HeadOfRecord = { readonly stream: Stream; readonly state: CaseState }

/** Writes a checked entry on top of a locked record. @returns it with the new head */
export const writeEntry = async (
  trx: Trx,
  { stream, state: before }: HeadOfRecord,
  entry: NewEntry,
): Promise<HeadOfRecord & { readonly written: Entry }> => {
  if (stream.seq === 0) {
    checkFirst(entry)
    subjectKeys().create([entry.personId])
  }
  const written = asWritten(entry, randomUUID(), stream.seq + 1)
  checkAgainst(before, written)
  await refuseUnknownStaff(trx, entry)
  const { after, record } = await stateAfter(trx, before, entry, written)
  const columns = await columnsFor(trx, before, after)
  const sealed = await appendLeaf(trx, {
    stream,
    entry: written.entryId,
    type: written.kind,
    recordedAt: written.recordedAt,
    happened: written.happened,
    supersedes: entry.supersedes,
    payload: payloadOf(entry),
    byField: true,
  })
  const row = { ...columns, person_id: entry.personId, last_entry_seq: sealed.seq }
  if (stream.seq === 0) await refusingInWords(insertPerson(trx, row, after))
  await insertEntry(trx, written, sealed)
  if (stream.seq > 0) {
    const projection = JSON.stringify({ ...row, state: after })
    await refusingInWords(sql`select caseload.write_projection(${projection})`.execute(trx))
  }
  await writeDueItems(trx, entry.personId, { before, after })
  const change = { personId: entry.personId, entry: written, before, after, ...(record ? { record } : {}) }
  for (const { afterEntry } of projectors()) await afterEntry(trx, change)
  await tellOfDrop(trx, entry.personId, { before, after })
  return { stream: streamAfter(sealed), state: after, written }
}

/** The SPOs of the team are told when a registration or an assessment lowered a risk of serious harm. */
const tellOfDrop = async (
  trx: Trx,
  personId: string,
  { before, after }: { readonly before: CaseState; readonly after: CaseState },
): Promise<void> => {
  const { drop } = after.tiering
  if (drop === null || drop.confirmed !== null || drop.entry === before.tiering.drop?.entry) return
  await sql`select caseload.tell_of_drop(${personId})`.execute(trx)
}

/**
 * What the database alone knows. A CRN belongs to one person: the refusal does not tell whose it is, who may be out of the
 * writer's sight. A record that is closed to an officer is not given to them.
 */
const refusals: Readonly<Record<string, Problem>> = {
  person_crn_key: { field: 'crn', message: 'Check the CRN: this one cannot be used' },
  officer_may_see: { field: 'practitioner', message: 'Select another practitioner: this record is closed to that one' },
}

const refusingInWords = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write
  } catch (error) {
    const problem = error instanceof pg.DatabaseError ? refusals[error.constraint ?? ''] : undefined
    if (!problem) throw error
    throw new EntryRefused([problem])
  }
}

/** A checked entry with its place in the stream. */
export const asWritten = ({ now, supersedes, reason, ...entry }: NewEntry, entryId: string, seq: number): Entry => ({
  ...entry,
  entryId,
  seq,
  recordedAt: now,
  supersedes: supersedes ?? null,
  reason: reason ?? null,
})

type Head = {
  readonly seq: number
  readonly lastLeaf: Uint8Array | null
  readonly state: CaseState | null
  readonly stateSeq: number | null
}

/**
 * The head of a record's chain, locked until the transaction ends, and the state it stands for: one statement where two would
 * do, a tenth of the whole act. Who had to wait for the lock gets the new head beside the old state, sees it by the numbers,
 * and reads the state again.
 */
export const lockRecord = async (trx: Trx, personId: string): Promise<HeadOfRecord> => {
  const { rows } = await sql<Head>`
    select s.seq, s.last_leaf as "lastLeaf", p.state, p.last_entry_seq as "stateSeq"
    from ledger.stream s left join caseload.person p on p.person_id = s.id
    where s.id = ${personId} for update of s`.execute(trx)
  const head = rows[0]
  if (!head) throw noSuchPerson()
  const stream = { id: personId, seq: head.seq, lastLeaf: head.lastLeaf }
  if (stream.seq === 0) return { stream, state: nothingRecorded }
  return { stream, state: head.state && head.stateSeq === head.seq ? head.state : await stateOf(trx, personId) }
}

const stateOf = async (trx: Trx, personId: string): Promise<CaseState> => {
  const row = await caseload(trx)
    .selectFrom('caseload.person')
    .select('state')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) throw noSuchPerson()
  return row.state
}

const noSuchPerson = (): EntryRefused =>
  new EntryRefused([{ field: 'person', message: 'There is no such person among those whose records you may open' }])

/** Only a correction, or something that happened before what is already known, needs the whole record read again. */
const stateAfter = async (
  trx: Trx,
  before: CaseState,
  entry: NewEntry,
  written: Entry,
): Promise<{ readonly after: CaseState; readonly record?: readonly Entry[] }> => {
  if (canExtend(before, written)) return { after: extend(before, written) }
  const earlier = await entriesOf(trx, [entry.personId])
  checkCorrection(earlier, entry)
  checkWithdrawal(earlier, entry)
  const record = [...earlier, written]
  return { after: fold(record), record }
}

const columnsFor = async (trx: Trx, before: CaseState, after: CaseState): Promise<PersonColumns> => {
  const columns = columnsOf(after)
  if (after.team !== before.team || after.officer !== before.officer) await refuseUnknownHolders(trx, [columns])
  return columns
}

const insertPerson = async (
  trx: Trx,
  row: PersonColumns & { readonly person_id: string; readonly last_entry_seq: number },
  state: CaseState,
): Promise<void> => {
  await caseload(trx)
    .insertInto('caseload.person')
    .values(eb => ({
      ...row,
      pdu: eb.selectFrom('platform.unit').select('parent').where('code', '=', row.team).$castTo<string>(),
      state: JSON.stringify(state),
    }))
    .execute()
}

const insertEntry = async (trx: Trx, entry: Entry, sealed: Sealed): Promise<void> => {
  await caseload(trx)
    .insertInto('caseload.entry')
    .values({
      entry_id: entry.entryId,
      person_id: entry.personId,
      seq: entry.seq,
      kind: entry.kind,
      author: entry.author,
      work_done_by: entry.workDoneBy,
      happened_from: entry.happened.from,
      happened_to: entry.happened.to ?? null,
      recorded_at: entry.recordedAt,
      supersedes: entry.supersedes,
      ...wordsColumns(entry.personId, sealed, entry.body),
    })
    .execute()
}

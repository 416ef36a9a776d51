import { sql } from 'kysely'
import type { Trx } from '../database/tables.ts'
import { checkEntry, checkNoneWithoutLeaf, type RoomEntries, type StoredEntry, storedEntries } from './check-entries.ts'
import { type Envelope, readEnvelope } from './check-envelope.ts'
import { type Progress, type Report, ROWS_AT_ONCE } from './check-finding.ts'
import { leafHashOf } from './seal.ts'

type LeafRow = {
  readonly entry_id: string
  readonly stream: string
  readonly seq: number
  readonly type: string
  readonly envelope: Buffer
  readonly leaf_hash: Buffer
  readonly room: string | null
  readonly head_seq: number | null
  readonly head_leaf: Buffer | null
}

/** A leaf as its envelope gives it: what the next leaf of its chain is held against. */
type Link = { readonly row: LeafRow; readonly hash: Buffer }

const leavesAfter = async (trx: Trx, last: Link | undefined): Promise<LeafRow[]> => {
  const after = last ? sql`where (l.stream, l.seq) > (${last.row.stream}::uuid, ${last.row.seq}::int)` : sql``
  const { rows } = await sql<LeafRow>`select l.entry_id, l.stream, l.seq, l.type, l.envelope, l.leaf_hash, s.room,
      s.seq as head_seq, s.last_leaf as head_leaf
    from ledger.leaf_in l left join ledger.stream s on s.id = l.stream ${after}
    order by l.stream, l.seq limit ${ROWS_AT_ONCE}`.execute(trx)
  return rows
}

/** The leaf against its own bytes: the hash, and each column that repeats the envelope. */
const checkLeaf = ({ row, hash }: Link, envelope: Envelope | string, report: Report): void => {
  const subject = `entry ${row.entry_id}`
  if (!hash.equals(row.leaf_hash)) report('leaf hash', subject, 'the stored hash is not that of its envelope')
  if (typeof envelope === 'string') {
    report('envelope', subject, `the envelope ${envelope}`)
    return
  }
  const columns = { entry: row.entry_id, stream: row.stream, seq: row.seq, type: row.type }
  for (const [name, value] of Object.entries(columns)) {
    const said: unknown = Reflect.get(envelope, name)
    if (said !== value) report('envelope', subject, `${name} is ${value}, the envelope says ${String(said)}`)
  }
}

/** The leaf against the one before it in its chain. */
const checkLink = ({ row }: Link, envelope: Envelope | string, before: Link | undefined, report: Report): void => {
  const expected = (before?.row.seq ?? 0) + 1
  if (row.seq !== expected) {
    report('chain hole', `stream ${row.stream}`, `entry ${row.seq} follows where entry ${expected} belongs`)
    return
  }
  const prev = before ? before.hash.toString('base64url') : null
  if (typeof envelope !== 'string' && envelope.prev !== prev) {
    report('chain link', `entry ${row.entry_id}`, `does not name the leaf of entry ${row.seq - 1} of its stream`)
  }
}

/** The head of a chain against its last leaf. */
const checkHead = ({ row, hash }: Link, report: Report): void => {
  const subject = `stream ${row.stream}`
  if (row.head_seq === null) report('stream head', subject, 'has leaves and no head')
  else if (row.head_seq !== row.seq) {
    report('stream head', subject, `the head says ${row.head_seq} entries, the chain has ${row.seq}`)
  } else if (!row.head_leaf?.equals(hash)) report('stream head', subject, 'the head is not the hash of the last leaf')
}

const checkEmptyStreams = async (trx: Trx, report: Report): Promise<void> => {
  const { rows } = await sql<{ id: string; seq: number }>`select id, seq from ledger.stream s
    where (seq <> 0 or last_leaf is not null) and not exists (select from ledger.leaf_in l where l.stream = s.id)`.execute(
    trx,
  )
  for (const { id, seq } of rows) report('stream head', `stream ${id}`, `the head says ${seq} entries, there is none`)
}

/** Entries of a few thousand leaves: by room, then by id. */
type EntriesByRoom = ReadonlyMap<string, ReadonlyMap<string, StoredEntry>>

const entriesOfBatch = async (
  trx: Trx,
  rooms: readonly RoomEntries[],
  rows: readonly LeafRow[],
): Promise<EntriesByRoom> => {
  const found = new Map<string, ReadonlyMap<string, StoredEntry>>()
  for (const room of rooms) {
    const ids = rows.filter(row => row.room === room.room).map(row => row.entry_id)
    found.set(room.room, await storedEntries(trx, room, ids))
  }
  return found
}

const checkRow = (row: LeafRow, before: Link | undefined, entries: EntriesByRoom, report: Report): Link => {
  const link: Link = { row, hash: leafHashOf(row.envelope) }
  const envelope = readEnvelope(row.envelope)
  const ofRoom = entries.get(row.room ?? '')
  if (!before && !ofRoom) report('stream room', `stream ${row.stream}`, `${row.room} keeps no entries`)
  checkLeaf(link, envelope, report)
  checkLink(link, envelope, before, report)
  const stored = ofRoom?.get(row.entry_id)
  if (!stored) report('entry', `entry ${row.entry_id}`, `has a leaf, and ${row.room} has no such entry`)
  else if (typeof envelope !== 'string') checkEntry(stored, envelope, report)
  return link
}

/** One walk over all chains, leaf by leaf. */
class Walk {
  leaves = 0
  streams = 0
  last: Link | undefined
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  step(row: LeafRow, entries: EntriesByRoom): void {
    const before = this.last?.row.stream === row.stream ? this.last : undefined
    if (!before) {
      this.endChain()
      this.streams += 1
    }
    this.last = checkRow(row, before, entries, this.#report)
    this.leaves += 1
  }

  endChain(): void {
    if (this.last) checkHead(this.last, this.#report)
  }
}

/**
 * Checks every chain from its first leaf to its head, and each leaf with the entry that it stands for: numbered or not.
 *
 * @returns how many leaves and how many chains there are
 */
export const checkChains = async (
  trx: Trx,
  rooms: readonly RoomEntries[],
  report: Report,
  progress: Progress,
): Promise<{ readonly leaves: number; readonly streams: number }> => {
  const walk = new Walk(report)
  for (;;) {
    const rows = await leavesAfter(trx, walk.last)
    if (rows.length === 0) break
    const entries = await entriesOfBatch(trx, rooms, rows)
    for (const row of rows) walk.step(row, entries)
    progress('entries', walk.leaves)
  }
  walk.endChain()
  await checkEmptyStreams(trx, report)
  for (const room of rooms) await checkNoneWithoutLeaf(trx, room, report)
  return walk
}

import type { Day, Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'
import type { Change, FactKind } from './tables.ts'
import { writeStaffEntry } from './write-staff-entry.ts'

/** What holds for an officer from a first to a last day; null is open. */
export type StaffFact = {
  readonly officer: string
  readonly team: string
  readonly kind: FactKind
  /** Which protection, absence or measure it is: an id of its list. */
  readonly detail: string
  readonly confidential: boolean
  readonly from: Day
  readonly to: Day | null
  readonly notes: string
}

/** A fact as it stands in the record. */
export type RecordedFact = StaffFact & {
  readonly id: number
  readonly change: Change
  readonly why: string
  readonly recordedBy: string
  readonly recordedAt: Date
  readonly entry: string | null
}

export type Recording = { readonly by: string; readonly now: Date }

/** What takes the place of something recorded, and why. */
export type Replacement = { readonly change: Exclude<Change, 'recorded'>; readonly why: string }

/** Columns of a row that takes the place of another; none for a new one. */
export const replacing = (earlier: { readonly id: number } | undefined, replacement: Replacement | undefined) =>
  earlier && replacement ? { supersedes: earlier.id, change: replacement.change, why: replacement.why } : {}

/**
 * Records a fact of an officer, as an entry with its leaf.
 *
 * @param earlier what it takes the place of, with what changed and why; the earlier row stays as it is
 * @returns the id of the new row
 */
export const recordFact = async (
  trx: Trx,
  fact: StaffFact,
  { by, now }: Recording,
  earlier?: RecordedFact,
  replacement?: Replacement,
): Promise<number> => {
  const { from, to, ...rest } = fact
  const entry = await writeStaffEntry(trx, {
    officer: fact.officer,
    happened: to === null ? { from } : { from, to },
    payload: { act: 'fact', ...fact, ...(replacement ?? { change: 'recorded' }) },
    author: by,
    now,
    supersedes: earlier?.entry ?? undefined,
  })
  const row = { ...rest, from_day: from, to_day: to, entry, recorded_by: by, recorded_at: now }
  const { id } = await workforce(trx)
    .insertInto('workforce.staff_fact')
    .values({ ...row, ...replacing(earlier, replacement) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type FactRow = Awaited<ReturnType<ReturnType<typeof factRows>['executeTakeFirstOrThrow']>>

const factRows = (trx: Trx) => workforce(trx).selectFrom('workforce.staff_fact_now').selectAll()

const factOf = (row: FactRow): RecordedFact => ({
  ...{ id: row.id, officer: row.officer, team: row.team, kind: row.kind, detail: row.detail, notes: row.notes },
  ...{ confidential: row.confidential, from: row.from_day, to: row.to_day, change: row.change, why: row.why },
  ...{ recordedBy: row.recorded_by, recordedAt: row.recorded_at, entry: row.entry },
})

/** One fact that still stands and that the person may read. */
export const factNumbered = async (trx: Trx, id: number): Promise<RecordedFact | undefined> => {
  const row = await factRows(trx).where('id', '=', id).executeTakeFirst()
  return row && factOf(row)
}

/** Facts of officers that stand, of these kinds, the latest first; those that the person may read. */
export const factsOf = async (
  trx: Trx,
  officers: readonly string[],
  kinds: readonly FactKind[],
): Promise<readonly RecordedFact[]> => {
  if (officers.length === 0) return []
  const rows = await factRows(trx)
    .where('officer', 'in', officers)
    .where('kind', 'in', kinds)
    .orderBy('from_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(factOf)
}

/** Whether a fact holds on a day. */
export const holdsOn = ({ from, to }: Pick<StaffFact, 'from' | 'to'>, day: Day): boolean =>
  from <= day && (to === null || day <= to)

/** A fact with those that it took the place of, itself first; those that the person may read. */
export const factHistory = async (trx: Trx, id: number): Promise<readonly RecordedFact[]> => {
  const rows = await workforce(trx)
    .withRecursive('chain', db =>
      db
        .selectFrom('workforce.staff_fact')
        .selectAll()
        .where('id', '=', id)
        .unionAll(
          db
            .selectFrom('workforce.staff_fact')
            .innerJoin('chain', 'chain.supersedes', 'workforce.staff_fact.id')
            .selectAll('workforce.staff_fact'),
        ),
    )
    .selectFrom('chain')
    .selectAll()
    .orderBy('id', 'desc')
    .execute()
  return rows.map(factOf)
}

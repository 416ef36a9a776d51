import { ruleSets } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'

type Recording = { readonly by: string; readonly now: Date }

export type ContractedHours = {
  readonly officer: string
  readonly team: string
  readonly from: Day
  /** Hours a week, 0 to 37.5. */
  readonly hours: number
}

export type NewReduction = {
  readonly officer: string
  readonly team: string
  /** One of the reasons of the rule set in force. */
  readonly reason: string
  readonly hours: number
  readonly from: Day
  /** The last day; null is open. */
  readonly to: Day | null
  readonly notes?: string
}

/** Rows of one statement: PostgreSQL takes at most 65,535 parameters. */
const atOnce = 5000

/** Records contracted hours from a day on. What was recorded before stays, and past results keep what they used. */
export const recordHours = async (
  trx: Trx,
  rows: readonly ContractedHours[],
  { by, now }: Recording,
): Promise<void> => {
  for (const some of inParts(rows)) {
    const values = some.map(({ from, ...row }) => ({ ...row, from_day: from, recorded_by: by, recorded_at: now }))
    await workforce(trx).insertInto('workforce.post_hours').values(values).execute()
  }
}

/**
 * Records reductions of hours. A result counts those that are active on the day of its extract.
 *
 * @throws RangeError when a reason is in no rule set: it would count for nothing
 */
export const recordReductions = async (
  trx: Trx,
  rows: readonly NewReduction[],
  { by, now }: Recording,
): Promise<void> => {
  const listed = new Set(ruleSets.flatMap(({ data }) => data.reductions.map(({ reason }) => reason)))
  const odd = rows.find(({ reason }) => !listed.has(reason))
  if (odd) throw new RangeError(`"${odd.reason}" is no reason of the rules. Reasons: ${[...listed].join('; ')}`)
  for (const some of inParts(rows)) {
    const values = some.map(({ from, to, notes, ...row }) => ({
      ...row,
      from_day: from,
      to_day: to,
      notes: notes ?? '',
      recorded_by: by,
      recorded_at: now,
    }))
    await workforce(trx).insertInto('workforce.reduction').values(values).execute()
  }
}

const inParts = <T>(rows: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, part) => rows.slice(part * atOnce, (part + 1) * atOnce))

import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { factsOf, holdsOn, type RecordedFact } from '../staff/facts.ts'

/** Staff of a unit under strain on a day, as counts. */
export type StaffCounts = {
  readonly unit: string
  readonly name: string
  /** Named staff who have joined and not left. */
  readonly staff: number
  /** On a measure of work improvement. Unknown for a count of one to four that is not the reader's own staff, and for one that would give such a count away. */
  readonly onMeasures: Figure
  readonly absent: Figure
  readonly agency: number
  /** With a recorded day of leaving that is still to come. */
  readonly leaving: number
}

/** Measures of a unit: counts of it and of the units below it, and the rows that the person may read. */
export type UnitMeasures = StaffCounts & {
  readonly below: readonly StaffCounts[]
  /** Single measures: those of the officer who asks, and of those whom they manage directly or one level down. */
  readonly rows: readonly RecordedFact[]
}

const few = 'not shown: it, or one beside it, is fewer than 5 and would show who'

/**
 * Who of a unit is on a measure of work improvement on a day: rows for managers and the officer, counts for those above and
 * for the inspectors who inspect the unit now.
 *
 * @returns undefined when the person may not even see the count, or there is no such unit
 */
export const measuresOn = async (trx: Trx, unit: string, day: Day): Promise<UnitMeasures | undefined> => {
  const below = await trx
    .selectFrom('platform.unit')
    .select('code')
    .where('parent', '=', unit)
    .orderBy('name')
    .execute()
  const counts = await staffCounts(trx, [unit, ...below.map(({ code }) => code)], day)
  const whole = counts.find(one => one.unit === unit)
  if (!whole) return undefined
  const { rows: staff } = await sql<{ code: string }>`select code from platform.practitioner
    where team = any (platform.teams_below(${unit}))`.execute(trx)
  const facts = await factsOf(
    trx,
    staff.map(({ code }) => code),
    ['measure'],
  )
  return { ...whole, below: counts.filter(one => one !== whole), rows: facts.filter(fact => holdsOn(fact, day)) }
}

/** Counts of the units that the person may see, in the order asked for. */
export const staffCounts = async (trx: Trx, units: readonly string[], day: Day): Promise<readonly StaffCounts[]> => {
  type Row = { unit: string; name: string; staff: number; absent: number | null; measures: number | null }
  const { rows } = await sql<Row & { agency: number; leaving: number }>`
    select counted.*, named.name from workforce.staff_counts(${units}, ${day}) counted
    join platform.unit named on named.code = counted.unit`.execute(trx)
  const figure = (count: number | null): Figure => (count === null ? unknown(few) : known(count))
  return units.flatMap(code =>
    rows
      .filter(({ unit }) => unit === code)
      .map(({ unit, name, staff, absent, measures, agency, leaving }) => ({
        ...{ unit, name, staff, agency, leaving, onMeasures: figure(measures), absent: figure(absent) },
      })),
  )
}

import type { Figure, Profile } from '@candour/workload'
import { known, workloadPercent } from '@candour/workload'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { UnitSums } from '../figures/unit-figures.ts'
import { type UnitFigureTable, workforce } from '../tables.ts'
import type { Result } from './results.ts'

export type UnitKind = UnitFigureTable['kind']

/** The sums of a unit in one result, and their workload %. */
export type UnitLoad = UnitSums & {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly percent: Figure
}

const loadOf = (row: UnitRow, profile: Profile): UnitLoad => ({
  ...{ code: row.unit, kind: row.kind, name: row.name, officers: row.officers, unknown: row.unknown },
  ...{ amber: row.amber, red: row.red, hoursAssumed: row.hours_assumed, casesAll: row.cases_all, cases: row.cases },
  ...{ used: row.used, available: row.available, unmeasuredCases: row.unmeasured_cases },
  ...{ unmeasuredUsed: row.unmeasured_used, casesUnnamed: row.cases_unnamed, contactPoints: row.contact_points },
  ...{ contracted: Number(row.contracted), reduced: Number(row.reduced), counts: row.counts },
  percent: workloadPercent(row.used - row.unmeasured_used, known(row.available), profile),
})

const units = (trx: Trx, result: number) =>
  workforce(trx).selectFrom('workforce.unit_figure').selectAll().where('result', '=', result)

type UnitRow = Awaited<ReturnType<ReturnType<typeof units>['executeTakeFirstOrThrow']>>

/** The figures of one unit; without a code, of the nation. Undefined when nobody of the unit is in the result. */
export const unitLoad = async (
  trx: Trx,
  { id, profile }: Result,
  kind: UnitKind,
  code: string | undefined,
): Promise<UnitLoad | undefined> => {
  const ofKind = units(trx, id).where('kind', '=', kind)
  const row = await (code === undefined ? ofKind : ofKind.where('unit', '=', code)).executeTakeFirst()
  return row && loadOf(row, profile)
}

/** The figures of the units right below one. */
export const loadsBelow = async (trx: Trx, { id, profile }: Result, parent: string): Promise<readonly UnitLoad[]> => {
  const rows = await units(trx, id).where('parent', '=', parent).orderBy('name').execute()
  return rows.map(row => loadOf(row, profile))
}

/** A unit with those above it, the nation first, as they stood in the result. */
export type TrailUnit = { readonly code: string; readonly kind: UnitKind; readonly name: string }

/** The way down to a unit: the nation first, the unit itself last. */
export const trailTo = async (trx: Trx, result: Result, code: string): Promise<readonly TrailUnit[]> => {
  const { rows } = await sql<TrailUnit>`with recursive above as (
      select unit, kind, name, parent, 0 as height from workforce.unit_figure
        where result = ${result.id} and unit = ${code}
      union all
      select up.unit, up.kind, up.name, up.parent, above.height + 1 from above
        join workforce.unit_figure up on up.result = ${result.id} and up.unit = above.parent)
    select unit as code, kind, name from above order by height desc`.execute(trx)
  return rows
}

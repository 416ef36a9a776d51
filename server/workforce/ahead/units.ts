import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { type Unit, unitAndAbove, unitByCode } from '#platform/organisation/units.ts'
import type { Breadcrumb } from '#platform/web/answers.ts'
import { unitPath } from '../pages/figures/addresses.ts'
import type { UnitKind } from '../queries/units.ts'

/** A unit with the teams it is made of; of a team that team alone. */
export type UnitAhead = {
  readonly code: string
  readonly kind: UnitKind
  readonly name: string
  readonly teams: readonly TeamName[]
  /** Units right below, each with the codes of its teams; of a team none. */
  readonly below: readonly {
    readonly code: string
    readonly kind: UnitKind
    readonly name: string
    readonly teams: readonly string[]
  }[]
  /** The unit and all above it, the nation first. */
  readonly trail: readonly Unit[]
}
export type TeamName = { readonly code: string; readonly name: string }

type Row = { readonly code: string; readonly kind: UnitKind; readonly name: string; readonly child: string | null }

/** Everything below a unit, each with the unit right below the first under which it stands. */
const allBelow = async (trx: Trx, code: string): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`with recursive below as (
      select code, kind, name, null::text as child from platform.unit where code = ${code}
      union all select u.code, u.kind, u.name, coalesce(b.child, u.code) from platform.unit u join below b on u.parent = b.code)
    select code, kind, name, child from below order by name, code`.execute(trx)
  return rows
}

const nationCode = async (trx: Trx): Promise<string | undefined> =>
  (await trx.selectFrom('platform.unit').select('code').where('kind', '=', 'nation').executeTakeFirst())?.code

/** A unit by kind and code; without a code the nation. Undefined when there is no such unit. */
export const unitAhead = async (trx: Trx, kind: UnitKind, code: string | undefined): Promise<UnitAhead | undefined> => {
  const unit = await unitByCode(trx, code ?? (await nationCode(trx)) ?? '')
  if (unit?.kind !== kind) return undefined
  const rows = await allBelow(trx, unit.code)
  const teams = rows.filter(row => row.kind === 'team')
  const below = rows
    .filter(row => row.child === row.code)
    .map(row => ({ ...row, teams: teams.filter(team => team.child === row.code).map(team => team.code) }))
  const trail = await unitAndAbove(trx, unit.code)
  return { code: unit.code, kind, name: unit.name, teams, below, trail }
}

/** The way down to a page of a unit. */
export const crumbsTo = ({ trail }: UnitAhead): readonly Breadcrumb[] => [
  { text: 'Home', href: '/' },
  ...trail.map(unit => ({ text: unit.kind === 'nation' ? 'Workload' : unit.name, href: unitPath(unit) })),
]

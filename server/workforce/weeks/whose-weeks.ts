import type { Trx } from '#platform/database/tables.ts'
import { unitAndAbove, unitByCode, unitsOfKind } from '#platform/organisation/units.ts'
import type { TrailUnit, UnitKind } from '../queries/units.ts'
import type { WeeksOf } from './history.ts'

/** Whose weeks a page shows, with the name and the way down to it, the unit or team itself last. */
export type Whose = { readonly of: WeeksOf; readonly name: string; readonly trail: readonly TrailUnit[] }

/** A unit by its code, or the nation without one; undefined when there is no such unit, or none of that kind. */
export const whoseUnit = async (trx: Trx, code: string | undefined, kind?: UnitKind): Promise<Whose | undefined> => {
  const unit = code === undefined ? (await unitsOfKind(trx, 'nation'))[0] : await unitByCode(trx, code)
  if (!unit || (kind !== undefined && unit.kind !== kind)) return undefined
  const of = { unit: unit.code, kind: unit.kind, name: unit.name }
  return { of, name: unit.name, trail: await unitAndAbove(trx, unit.code) }
}

/** An officer in a team; undefined when the organisation knows neither. */
export const whoseOfficer = async (trx: Trx, team: string, officer: string): Promise<Whose | undefined> => {
  const trail = await unitAndAbove(trx, team)
  const member = await trx
    .selectFrom('platform.practitioner')
    .select('name')
    .where('code', '=', officer)
    .executeTakeFirst()
  if (trail.at(-1)?.kind !== 'team') return undefined
  const nobody = officer === `${team}U` ? `No named officer, ${trail.at(-1)?.name ?? team}` : undefined
  const name = member?.name ?? nobody
  return name === undefined ? undefined : { of: { team, officer }, name, trail }
}

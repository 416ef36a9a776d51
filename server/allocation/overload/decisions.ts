import { type Cover, covers } from '@candour/allocation'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { limitTables, type OverloadTable } from '../record/tables.ts'

/** A decision, or a proposal for one, with the names that its codes stand for. */
export type Overload = Selectable<OverloadTable> & { readonly officer_name: string; readonly team_name: string }

const overloads = (trx: Trx) =>
  limitTables(trx)
    .selectFrom('allocation.overload as o')
    .innerJoin('platform.practitioner as p', 'p.code', 'o.officer')
    .innerJoin('platform.unit as t', 't.code', 'o.team')
    .selectAll('o')
    .select(['p.name as officer_name', 't.name as team_name'])

/** One decision or proposal, as far as the reader may see it. */
export const overloadById = (trx: Trx, id: string): Promise<Overload | undefined> =>
  overloads(trx).where('o.id', '=', id).executeTakeFirst()

/** The same, locked until the transaction ends: two people decide one after the other. */
export const lockOverload = async (trx: Trx, id: string): Promise<Overload | undefined> => {
  await sql`select id from allocation.overload where id = ${id} for update`.execute(trx)
  return overloadById(trx, id)
}

/** Which decisions a list holds. */
export type OverloadFilter = {
  readonly officer?: string
  readonly teams?: readonly string[]
  readonly status?: OverloadTable['status']
}

/** Decisions and proposals that the reader may see, the latest first. */
export const listOverloads = (
  trx: Trx,
  { officer, teams, status }: OverloadFilter,
  most = 200,
): Promise<readonly Overload[]> => {
  let found = overloads(trx)
  if (officer !== undefined) found = found.where('o.officer', '=', officer)
  if (teams !== undefined) found = found.where('o.team', 'in', [...teams, ''])
  if (status !== undefined) found = found.where('o.status', '=', status)
  return found.orderBy('o.proposed_at', 'desc').limit(most).execute()
}

/** Every decision that was taken, by officer: for a look at all of them at once. */
export const decidedByOfficer = async (trx: Trx): Promise<ReadonlyMap<string, readonly Overload[]>> =>
  Map.groupBy(await overloads(trx).where('o.status', '=', 'decided').execute(), one => one.officer)

/** What the decisions about an officer in a team cover that have not run out. */
export const coversOf = async (trx: Trx, officer: string, team: string, today: Day): Promise<readonly Cover[]> => {
  const rows = await limitTables(trx)
    .selectFrom('allocation.overload')
    .select(['cases', 'limits', 'until'])
    .where('officer', '=', officer)
    .where('team', '=', team)
    .where('status', '=', 'decided')
    .where('until', '>=', today)
    .execute()
  return rows.flatMap(({ cases, limits, until }) =>
    limits.map(({ limit, after }) => ({ limit, upTo: after, cases, until })),
  )
}

/** Whether one of some decisions covers a broken limit. */
export const isCovered = (
  decided: readonly Cover[],
  broken: Parameters<typeof covers>[1],
  cases: readonly string[],
  today: Day,
): boolean => decided.some(one => covers(one, broken, cases, today))

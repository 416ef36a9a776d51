import { type EscalationKind, type Level, levelOf } from '@candour/allocation'
import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { limitTables } from '../record/tables.ts'
import type { Escalation } from './step.ts'

/** An escalation with the names that its codes stand for. */
export type NamedEscalation = Escalation & { readonly unit_name: string; readonly officer_name: string | null }

const escalations = (trx: Trx) =>
  limitTables(trx)
    .selectFrom('allocation.escalation as e')
    .innerJoin('platform.unit as u', 'u.code', 'e.unit')
    .leftJoin('platform.practitioner as p', 'p.code', 'e.officer')
    .selectAll('e')
    .select(['u.name as unit_name', 'p.name as officer_name'])

/** One escalation, as far as the reader may see it. */
export const escalationById = (trx: Trx, id: string): Promise<NamedEscalation | undefined> =>
  escalations(trx).where('e.id', '=', id).executeTakeFirst()

/** The same, locked until the transaction ends. */
export const lockEscalation = async (trx: Trx, id: string): Promise<NamedEscalation | undefined> => {
  await sql`select id from allocation.escalation where id = ${id} for update`.execute(trx)
  return escalationById(trx, id)
}

/** Which escalations a list holds; empty texts filter nothing. */
export type EscalationFilter = {
  readonly unit: string
  readonly officer?: string
  readonly kind: EscalationKind | ''
  readonly withSettled: boolean
}

/** More than a list can be read; what is counted beside it counts all. */
export const MOST_LISTED = 500

/** Escalations that the reader may see: what has been due longest first. */
export const listEscalations = (
  trx: Trx,
  { unit, officer = '', kind, withSettled }: EscalationFilter,
): Promise<readonly NamedEscalation[]> => {
  let found = escalations(trx)
  if (unit !== '') {
    found = found.where(sql<boolean>`(e.unit = ${unit} or e.unit = any (platform.teams_below(${unit})))`)
  }
  if (officer !== '') found = found.where('e.officer', '=', officer)
  if (kind !== '') found = found.where('e.kind', '=', kind)
  if (!withSettled) found = found.where('e.status', '<>', 'settled')
  return found
    .orderBy(sql`e.status <> 'open'`)
    .orderBy('e.due')
    .orderBy('e.opened_at')
    .orderBy('e.id')
    .limit(MOST_LISTED)
    .execute()
}

/** The level on which somebody answers; undefined for who manages nobody. */
export const levelOfActor = (actor: Pick<Actor, 'role'>): Level | undefined => levelOf(actor.role)

/** How many escalations wait for an answer of a level, and how many of those are overdue; as far as the reader may see. */
export const waitingOn = async (
  trx: Trx,
  level: Level,
  today: string,
): Promise<{ waiting: number; overdue: number }> => {
  const row = await limitTables(trx)
    .selectFrom('allocation.escalation')
    .select(eb => [
      eb.fn.countAll<number>().as('waiting'),
      eb.fn.countAll<number>().filterWhere('due', '<', today).as('overdue'),
    ])
    .where('status', '=', 'open')
    .where('level', '=', level)
    .executeTakeFirstOrThrow()
  return row
}

/** The unsettled escalations about one officer. */
export const escalationsAbout = (trx: Trx, officer: string): Promise<readonly NamedEscalation[]> =>
  escalations(trx).where('e.officer', '=', officer).where('e.status', '<>', 'settled').orderBy('e.due').execute()

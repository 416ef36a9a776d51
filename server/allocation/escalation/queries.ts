import { type EscalationKind, type Level, levelOf } from '@candour/allocation'
import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
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

/** Which of them, of a list that is longer than a page. */
export type Slice = { readonly offset: number; readonly most: number }

const conditionOf = ({ unit, officer = '', kind, withSettled }: EscalationFilter) => {
  const parts = [
    ...(unit === '' ? [] : [sql<boolean>`(e.unit = ${unit} or e.unit = any (platform.teams_below(${unit})))`]),
    ...(officer === '' ? [] : [sql<boolean>`e.officer = ${officer}`]),
    ...(kind === '' ? [] : [sql<boolean>`e.kind = ${kind}`]),
    ...(withSettled ? [] : [sql<boolean>`e.status <> 'settled'`]),
  ]
  return parts.length === 0 ? sql<boolean>`true` : sql.join<boolean>(parts, sql` and `)
}

/** Escalations that the reader may see: what has been due longest first; all of them unless a slice is asked for. */
export const listEscalations = (
  trx: Trx,
  filter: EscalationFilter,
  slice?: Slice,
): Promise<readonly NamedEscalation[]> => {
  const found = escalations(trx)
    .where(conditionOf(filter))
    .orderBy(sql`e.status <> 'open'`)
    .orderBy('e.due')
    .orderBy('e.opened_at')
    .orderBy('e.id')
  return (slice ? found.offset(slice.offset).limit(slice.most) : found).execute()
}

/** Escalations of one kind in one unit: a whole part of the nation for who answers for the nation, a team for its head. */
export type EscalationGroup = {
  readonly kind: EscalationKind
  readonly unit: string
  readonly unitName: string
  readonly all: number
  readonly unsettled: number
  /** Open, past the last day for an answer, whoever has it. */
  readonly late: number
  /** Those that wait for an answer of the reader's own level. */
  readonly mine: number
  readonly mineLate: number
  /** The first day by which the reader's level is to answer. */
  readonly firstDue: Day | null
  /** Open ones that the reader may answer: of their own level and of those below. */
  readonly answerable: number
}

/**
 * Counts of all that the reader may see, by kind and by the units right below a scope (a team counts for itself). What waits on the
 * reader comes first.
 *
 * @param scope a unit; the top of the organisation for who is of none
 */
export const groupEscalations = async (
  trx: Trx,
  filter: EscalationFilter,
  reader: Pick<Actor, 'role' | 'practitioner'>,
  { scope, today }: { readonly scope: string | null; readonly today: Day },
): Promise<readonly EscalationGroup[]> => {
  const level = levelOf(reader.role) ?? null
  const open = sql`e.status = 'open' and (e.officer is null or e.officer is distinct from ${reader.practitioner})`
  const mine = sql`${open} and e.level = ${level}`
  const { rows } = await sql<EscalationGroup>`with recursive below as (
      select code, code as part from platform.unit
        where case when ${scope}::text is null then parent is null else parent = ${scope} end
      union all select u.code, b.part from platform.unit u join below b on u.parent = b.code)
    select e.kind, u.code as unit, u.name as "unitName", count(*) as all, count(*) filter (where e.status <> 'settled') as unsettled,
      count(*) filter (where e.status = 'open' and e.due < ${today}) as late,
      count(*) filter (where ${mine}) as mine, count(*) filter (where ${mine} and e.due < ${today}) as "mineLate",
      min(e.due) filter (where ${mine}) as "firstDue",
      count(*) filter (where ${open} and allocation.rank_of(e.level) <= allocation.rank_of(${level})) as answerable
    from allocation.escalation e left join below b on b.code = e.unit join platform.unit u on u.code = coalesce(b.part, e.unit)
    where ${conditionOf(filter)} group by e.kind, u.code, u.name
    order by mine desc, unsettled desc, u.name, e.kind`.execute(trx)
  return rows
}

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

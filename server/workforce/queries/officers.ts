import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { Order } from '#platform/web/components/sortable-table/sort.ts'
import { workforce } from '../tables.ts'
import type { Result } from './results.ts'
import type { UnitKind } from './units.ts'

/** The workload of one officer in one team, as a list shows it. */
export type OfficerLoad = {
  readonly officer: string
  readonly team: string
  readonly teamName: string
  readonly pdu: string
  readonly pduName: string
  readonly region: string
  readonly regionName: string
  readonly name: string
  readonly gradeCode: string
  readonly grade: string
  readonly inFile: boolean
  readonly named: boolean
  readonly contracted: number | null
  readonly hoursRecorded: boolean
  readonly reduced: number
  readonly casesAll: number | null
  readonly cases: number | null
  readonly casePoints: number | null
  readonly t2aPoints: number | null
  readonly reportPoints: number | null
  readonly contactPoints: number | null
  readonly used: Figure
  readonly available: Figure
  readonly percent: Figure
  /** Whether the figure follows the record, or stands as a nightly file gave it. */
  readonly source: 'record' | 'file'
}

/** Which officers a list holds. */
export type OfficerFilter = {
  readonly grade: string | undefined
  readonly load: 'amber' | 'red' | 'unknown' | undefined
}

export const officerSorts = ['name', 'grade', 'team', 'cases', 'used', 'available', 'reduced', 'percent'] as const
export type OfficerSort = (typeof officerSorts)[number]

const figuresIn = (trx: Trx, { id }: Result) =>
  workforce(trx).selectFrom('workforce.officer_figure as figure').selectAll('figure').where('figure.result', '=', id)

/** Units are named after the rows are chosen: joined first, a nation's list cost 75 ms instead of 15. */
const withUnitNames = (trx: Trx, { id }: Result, figures: ReturnType<typeof figuresIn>) =>
  workforce(trx)
    .selectFrom(figures.as('figure'))
    .innerJoin('workforce.unit_figure as team', join =>
      join.onRef('team.unit', '=', 'figure.team').on('team.result', '=', id),
    )
    .innerJoin('workforce.unit_figure as pdu', join =>
      join.onRef('pdu.unit', '=', 'figure.pdu').on('pdu.result', '=', id),
    )
    .innerJoin('workforce.unit_figure as region', join =>
      join.onRef('region.unit', '=', 'figure.region').on('region.result', '=', id),
    )
    .selectAll('figure')
    .select(['team.name as team_name', 'pdu.name as pdu_name', 'region.name as region_name'])

type OfficerFigureRow = Awaited<ReturnType<ReturnType<typeof withUnitNames>['executeTakeFirstOrThrow']>>

const loadOf = (row: OfficerFigureRow): OfficerLoad => {
  const figure = (value: number | null): Figure => (value === null ? unknown(row.why ?? '') : known(value))
  return {
    ...{ officer: row.officer, team: row.team, teamName: row.team_name, pdu: row.pdu, pduName: row.pdu_name },
    ...{ region: row.region, regionName: row.region_name, name: row.name, gradeCode: row.grade_code },
    ...{ grade: row.grade, inFile: row.in_file, named: row.named, hoursRecorded: row.hours_recorded },
    ...{ contracted: row.contracted === null ? null : Number(row.contracted), reduced: Number(row.reduced) },
    ...{ casesAll: row.cases_all, cases: row.cases, casePoints: row.case_points, t2aPoints: row.t2a_points },
    ...{ reportPoints: row.report_points, contactPoints: row.contact_points },
    ...{ used: figure(row.used), available: figure(row.available), percent: figure(row.percent) },
    source: 'file',
  }
}

/** Which rows a list holds, as a condition on `figure`. */
const holds = (result: Result, unit: ListedUnit, { grade, load }: OfficerFilter): RawBuilder<boolean> => {
  const { amberFrom, redAbove } = result.ruleSet.data.thresholds
  const conditions = [sql<boolean>`figure.result = ${result.id}`]
  if (unit.kind !== 'nation') conditions.push(sql<boolean>`${sql.ref(`figure.${unit.kind}`)} = ${unit.code}`)
  if (grade !== undefined) conditions.push(sql<boolean>`figure.grade = ${grade}`)
  if (load === 'amber') conditions.push(sql<boolean>`figure.percent >= ${amberFrom}`)
  if (load === 'red') conditions.push(sql<boolean>`figure.percent > ${redAbove}`)
  if (load === 'unknown') conditions.push(sql<boolean>`figure.percent is null and figure.named`)
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

type ListedUnit = { readonly kind: UnitKind; readonly code: string }
type ListView = OfficerFilter & { readonly by: OfficerSort; readonly order: Order }

/** How many officers a list holds. */
export const countOfficers = async (
  trx: Trx,
  result: Result,
  unit: ListedUnit,
  filter: OfficerFilter,
): Promise<number> => {
  const { total } = await workforce(trx)
    .selectFrom('workforce.officer_figure as figure')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(holds(result, unit, filter))
    .executeTakeFirstOrThrow()
  return total
}

/** Officers of a unit; what is unknown stands last, whichever way a list is sorted. Without a page, all of them. */
export const officersOf = async (
  trx: Trx,
  result: Result,
  unit: ListedUnit,
  view: ListView,
  page?: { readonly limit: number; readonly offset: number },
): Promise<readonly OfficerLoad[]> => {
  const order = inOrder(result, view)
  const chosen = figuresIn(trx, result).where(holds(result, unit, view))
  const figures = page ? chosen.orderBy(order).limit(page.limit).offset(page.offset) : chosen
  const rows = await withUnitNames(trx, result, figures).orderBy(order).execute()
  return rows.map(loadOf)
}

/** The order of a list, which name and code make the same every time. */
const inOrder = ({ id }: Result, { by, order }: Pick<ListView, 'by' | 'order'>): RawBuilder<unknown> => {
  const teamName = sql`(select unit.name from workforce.unit_figure unit where unit.result = ${id} and unit.unit = figure.team)`
  const column = by === 'team' ? teamName : sql.ref(`figure.${by}`)
  const direction = order === 'descending' ? sql`desc nulls last` : sql`asc nulls last`
  return sql`${column} ${direction}, figure.name, figure.officer`
}

/** One officer in one team; undefined when the result does not know them there. */
export const officerLoad = async (
  trx: Trx,
  result: Result,
  team: string,
  officer: string,
): Promise<OfficerLoad | undefined> => {
  const chosen = figuresIn(trx, result).where('figure.team', '=', team).where('figure.officer', '=', officer)
  const row = await withUnitNames(trx, result, chosen).executeTakeFirst()
  return row && loadOf(row)
}

/** Every post of one officer in a result. */
export const postsOfOfficer = async (trx: Trx, result: Result, officer: string): Promise<readonly OfficerLoad[]> => {
  const chosen = figuresIn(trx, result).where('figure.officer', '=', officer)
  const rows = await withUnitNames(trx, result, chosen).orderBy('team_name').execute()
  return rows.map(loadOf)
}

type Post = { readonly team: string; readonly officer: string }

/** Officers of a result in some teams, or some officers, beside posts that are known already: those are left out before anything is read. */
export const officersBeside = async (
  trx: Trx,
  result: Result,
  { teams, officers }: { readonly teams?: readonly string[]; readonly officers?: readonly string[] },
  known: readonly Post[],
): Promise<readonly OfficerLoad[]> => {
  let chosen = figuresIn(trx, result).where(
    sql<boolean>`(figure.team, figure.officer) not in (select * from unnest(${known.map(post => post.team)}::text[],
      ${known.map(post => post.officer)}::text[]))`,
  )
  if (teams) chosen = chosen.where(sql<boolean>`figure.team = any (${teams}::text[])`)
  if (officers) chosen = chosen.where(sql<boolean>`figure.officer = any (${officers}::text[])`)
  return (await withUnitNames(trx, result, chosen).execute()).map(loadOf)
}

/** The teams in which a result knows some officers. */
export const teamsInFile = async (
  trx: Trx,
  { id }: Result,
  officers: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<Post>`select distinct team from workforce.officer_figure
    where result = ${id} and officer = any (${officers}::text[])`.execute(trx)
  return rows.map(row => row.team)
}

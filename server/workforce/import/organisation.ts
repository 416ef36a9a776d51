import { gradeOfCode } from '@candour/workload'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { Rules } from '../figures/officer-figure.ts'
import { sum } from '../figures/officer-figure.ts'
import type { PlacedUnit } from '../figures/unit-figures.ts'
import type { Post } from './posts.ts'
import { ImportStop } from './report.ts'
import type { FileUnit } from './units-of-file.ts'

/** A service that has no units yet gets this one. */
const england: PlacedUnit = { code: 'EW', kind: 'nation', name: 'England and Wales', parent: null }

/**
 * Brings the organisation up to the file: units and officers that are new are added, and, when the file is the latest, a
 * unit takes the name and parent that the file gives it.
 *
 * @returns every unit, those that the file does not name among them
 * @throws ImportStop when a code of the file belongs to a unit of another kind
 */
export const bringOrganisationUp = async (
  trx: Trx,
  {
    units,
    posts,
    latest,
    rules,
  }: { units: readonly FileUnit[]; posts: readonly Post[]; latest: boolean; rules: Rules },
): Promise<ReadonlyMap<string, PlacedUnit>> => {
  const before = new Map((await trx.selectFrom('platform.unit').selectAll().execute()).map(unit => [unit.code, unit]))
  const nation = [...before.values()].find(({ kind }) => kind === 'nation') ?? england
  const placed = units.map(unit => ({ ...unit, parent: unit.parent ?? nation.code }))
  refuseOtherKind(placed, before)
  await upsertUnits(trx, [...(before.has(nation.code) ? [] : [nation]), ...placed], latest)
  await upsertPractitioners(trx, homePosts(posts), latest, rules)
  return new Map([...before, [nation.code, nation], ...placed.map(unit => [unit.code, unit] as const)])
}

const refuseOtherKind = (units: readonly PlacedUnit[], before: ReadonlyMap<string, PlacedUnit>): void => {
  for (const { code, kind } of units) {
    const existing = before.get(code)
    if (existing && existing.kind !== kind) {
      throw new ImportStop(
        `The file has ${code} as a ${kind}; the service knows it as the ${existing.kind} ${existing.name}.`,
      )
    }
  }
}

const upsertUnits = async (trx: Trx, units: readonly PlacedUnit[], latest: boolean): Promise<void> => {
  const taking = latest
    ? sql`do update set name = excluded.name, parent = excluded.parent
          where (unit.name, unit.parent) is distinct from (excluded.name, excluded.parent)`
    : sql`do nothing`
  // The order within one statement does not matter: the reference to the parent is checked at its end.
  await sql`insert into platform.unit as unit (code, kind, name, parent)
    select * from unnest(${units.map(unit => unit.code)}::text[], ${units.map(unit => unit.kind)}::text[],
      ${units.map(unit => unit.name)}::text[], ${units.map(unit => unit.parent)}::text[])
    on conflict (code) ${taking}`.execute(trx)
}

/** An officer belongs to the team in which they hold most cases; the others are further posts. */
const homePosts = (posts: readonly Post[]): readonly Post[] => {
  const home = new Map<string, Post>()
  for (const post of posts) {
    const other = home.get(post.officer)
    if (!other || sum(post.filtered ?? []) > sum(other.filtered ?? [])) home.set(post.officer, post)
  }
  return [...home.values()]
}

const nameOf = ({ forename, surname, officer }: Post): string => `${forename} ${surname}`.trim() || officer

const upsertPractitioners = async (
  trx: Trx,
  posts: readonly Post[],
  latest: boolean,
  { ruleSet }: Rules,
): Promise<void> => {
  const taking = latest
    ? sql`do update set team = excluded.team where staff.team is distinct from excluded.team`
    : sql`do nothing`
  await sql`insert into platform.practitioner as staff (code, name, grade, team)
    select * from unnest(${posts.map(post => post.officer)}::text[], ${posts.map(nameOf)}::text[],
      ${posts.map(post => gradeOfCode(post.gradeCode, ruleSet))}::text[], ${posts.map(post => post.team)}::text[])
    on conflict (code) ${taking}`.execute(trx)
}

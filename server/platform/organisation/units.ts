import type { Db, Trx, UnitTable } from '#platform/database/tables.ts'

export type Unit = UnitTable

/** One unit by its code, or undefined when there is none. */
export const unitByCode = (trx: Trx | Db, code: string): Promise<Unit | undefined> =>
  trx.selectFrom('platform.unit').selectAll().where('code', '=', code).executeTakeFirst()

/** The units right below one, by name. */
export const unitsBelow = (trx: Trx | Db, parent: string): Promise<Unit[]> =>
  trx.selectFrom('platform.unit').selectAll().where('parent', '=', parent).orderBy('name').execute()

/** All units of a kind, by name. */
export const unitsOfKind = (trx: Trx | Db, kind: Unit['kind']): Promise<Unit[]> =>
  trx.selectFrom('platform.unit').selectAll().where('kind', '=', kind).orderBy('name').execute()

/** A unit and every unit above it, the nation first: a page's breadcrumbs. */
export const unitAndAbove = async (trx: Trx | Db, code: string): Promise<Unit[]> => {
  const rows = await trx
    .withRecursive('above', db =>
      db
        .selectFrom('platform.unit')
        .selectAll()
        .where('code', '=', code)
        .unionAll(
          db
            .selectFrom('platform.unit')
            .innerJoin('above', 'above.parent', 'platform.unit.code')
            .selectAll('platform.unit'),
        ),
    )
    .selectFrom('above')
    .selectAll()
    .execute()
  return rows.toReversed()
}

/** Whether a staff code stands for nobody: its cases have no named officer. */
export const isPseudoOfficer = (code: string): boolean => code.endsWith('U')

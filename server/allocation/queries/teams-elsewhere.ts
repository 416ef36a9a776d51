import type { Trx } from '#platform/database/tables.ts'

/** The teams of every other unit, each with the name of its unit. */
export const teamsElsewhere = async (trx: Trx, pdu: string): Promise<readonly { value: string; text: string }[]> => {
  const rows = await trx
    .selectFrom('platform.unit as t')
    .innerJoin('platform.unit as p', 'p.code', 't.parent')
    .select(['t.code', 't.name', 'p.name as unit'])
    .where('t.kind', '=', 'team')
    .where('t.parent', '<>', pdu)
    .orderBy('p.name')
    .orderBy('t.name')
    .execute()
  return rows.map(({ code, name, unit }) => ({ value: code, text: `${unit}: ${name}` }))
}

import type { Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer, unitAndAbove } from '#platform/organisation/units.ts'

/** What a staff code or a username is called on the screen. */
export type NameOf = (code: string) => string

/** Names for the codes that stand in entries; a code that is nobody's stays as it is. */
export const namesOf = async (trx: Trx, codes: readonly string[]): Promise<NameOf> => {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return code => code
  const staff = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'name'])
    .where('code', 'in', wanted)
    .execute()
  const accounts = await trx
    .selectFrom('platform.account')
    .select(['username as code', 'name'])
    .where('username', 'in', wanted)
    .execute()
  const names = new Map([...accounts, ...staff].map(one => [one.code, one.name]))
  return code => names.get(code) ?? code
}

export type Choice = { readonly value: string; readonly text: string }

/** The teams of a team's region, and the staff of its PDU: whom a form about one of its cases offers. */
export const choicesFor = async (trx: Trx, team: string): Promise<{ teams: Choice[]; staff: Choice[] }> => {
  const [, region, pdu] = await unitAndAbove(trx, team)
  const teams = await trx
    .selectFrom('platform.unit as t')
    .innerJoin('platform.unit as p', 'p.code', 't.parent')
    .where('t.kind', '=', 'team')
    .where('p.parent', '=', region?.code ?? '')
    .orderBy('p.name')
    .orderBy('t.name')
    .select(['t.code as value', 't.name as text'])
    .execute()
  const staff = await trx
    .selectFrom('platform.practitioner as o')
    .innerJoin('platform.unit as t', 't.code', 'o.team')
    .where('t.parent', '=', pdu?.code ?? '')
    .where('o.left', 'is', null)
    .orderBy('o.name')
    .select(['o.code', 'o.name', 'o.grade', 't.name as team'])
    .execute()
  return {
    teams,
    staff: staff
      .filter(one => !isPseudoOfficer(one.code))
      .map(one => ({ value: one.code, text: `${one.name} (${one.grade}, ${one.team})` })),
  }
}

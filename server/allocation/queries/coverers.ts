import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'

export type Coverer = { readonly code: string; readonly name: string; readonly grade: string }

/** Who works in a team on a day, by name: those who can open a record of the team when they say that they cover. */
export const coverersIn = async (trx: Trx, team: string, on: Day): Promise<readonly Coverer[]> => {
  const staff = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'name', 'grade'])
    .where('team', '=', team)
    .where(eb => eb.or([eb('left', 'is', null), eb('left', '>', on)]))
    .orderBy('name')
    .execute()
  return staff.filter(one => !isPseudoOfficer(one.code))
}

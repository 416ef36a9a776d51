import type { Trx } from '#platform/database/tables.ts'
import { EntryRefused } from './entry.ts'
import type { PersonColumns } from './row.ts'

type Holder = Pick<PersonColumns, 'team' | 'practitioner'>

/** @throws EntryRefused naming a code that is no team, or no member of staff */
export const refuseUnknownHolders = async (trx: Trx, holders: readonly Holder[]): Promise<void> => {
  const teams = [...new Set(holders.map(holder => holder.team))]
  const knownTeams = await trx
    .selectFrom('platform.unit')
    .select('code')
    .where('kind', '=', 'team')
    .where('code', 'in', teams)
    .execute()
  const team = firstMissing(teams, knownTeams)
  if (team !== undefined) throw new EntryRefused([{ field: 'team', message: `There is no team "${team}"` }])

  const officers = [...new Set(holders.flatMap(holder => holder.practitioner ?? []))]
  if (officers.length === 0) return
  const knownOfficers = await trx
    .selectFrom('platform.practitioner')
    .select('code')
    .where('code', 'in', officers)
    .execute()
  const officer = firstMissing(officers, knownOfficers)
  if (officer !== undefined) {
    throw new EntryRefused([
      { field: 'practitioner', message: `There is no member of staff with the code "${officer}"` },
    ])
  }
}

const firstMissing = (wanted: readonly string[], found: readonly { readonly code: string }[]): string | undefined => {
  const known = new Set(found.map(one => one.code))
  return wanted.find(code => !known.has(code))
}

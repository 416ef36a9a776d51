import type { Trx } from '#platform/database/tables.ts'
import { kindOf } from '../kinds/registry.ts'
import { EntryRefused, type NewEntry } from './entry.ts'

/**
 * Whom and which teams an entry names must exist: an appointment with nobody is no appointment.
 *
 * @throws EntryRefused at each answer that names a code that is no member of staff, or no team
 */
export const refuseUnknownStaff = async (trx: Trx, { kind, body }: Pick<NewEntry, 'kind' | 'body'>): Promise<void> => {
  const answers = new Map(Object.entries(body ?? {}))
  const named = kindOf(kind).questions.flatMap(({ as, name }) => {
    const code = answers.get(name)
    return (as === 'practitioner' || as === 'team') && code !== undefined ? [{ as, name, code: String(code) }] : []
  })
  if (named.length === 0) return
  const codes = named.map(one => one.code)
  const staff = await trx.selectFrom('platform.practitioner').select('code').where('code', 'in', codes).execute()
  const teams = await trx
    .selectFrom('platform.unit')
    .select('code')
    .where('kind', '=', 'team')
    .where('code', 'in', codes)
    .execute()
  const known = { practitioner: new Set(staff.map(one => one.code)), team: new Set(teams.map(one => one.code)) }
  const problems = named
    .filter(({ as, code }) => !known[as].has(code))
    .map(({ as, name, code }) => ({
      field: name,
      message: as === 'team' ? `There is no team "${code}"` : `There is no member of staff with the code "${code}"`,
    }))
  if (problems.length > 0) throw new EntryRefused(problems)
}

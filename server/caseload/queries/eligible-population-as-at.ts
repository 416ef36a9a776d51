import { type Selectable, sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { effective, foldOf } from '../record/fold.ts'
import type { CaseState } from '../record/state.ts'
import { isReadable, readEntry } from '../record/stored.ts'
import type { EntryTable } from '../tables.ts'
import { type EligiblePerson, strataOf } from './eligible-population.ts'

type Window = { readonly from: Day; readonly until: Day }

/** The kinds that decide identity, team, sentence and risk; a case has few of them, whatever its number of contacts. */
const deciding = [
  'person-registered',
  'sentence-started',
  'sentence-ended',
  'custody-dates',
  'released',
  'equality-recorded',
  'risk-assessment',
  'allocated',
  'transfer',
  'entry-withdrawn',
]

/**
 * The people whom an inspection of a PDU could have drawn at an instant, from their entries recorded by then and from nothing
 * else: a projection that somebody changed behind the back of the record changes nothing here. Teams stand in the PDU in which
 * they stand today. A record that was erased since says nothing any more and is left out.
 *
 * @returns in the order of the ids; nothing for anybody but an inspector or the system
 * @source the rule of `eligiblePopulation`
 */
export const eligiblePopulationAsAt = async (
  trx: Trx,
  pdu: string,
  { from, until }: Window,
  recordedBy: Date,
): Promise<readonly Pick<EligiblePerson, 'id' | 'strata'>[]> => {
  const { rows } = await sql<
    Selectable<EntryTable>
  >`select * from caseload.eligibility_entries(${pdu}, ${deciding})`.execute(trx)
  const units = await trx.selectFrom('platform.unit').select('code').where('parent', '=', pdu).execute()
  const teams = new Set(units.map(unit => unit.code))
  const known = rows.filter(row => row.recorded_at <= recordedBy && isReadable(row)).map(readEntry)
  return [...Map.groupBy(known, entry => entry.personId)].flatMap(([id, entries]) => {
    const { identity, sentence, team, risk }: CaseState = foldOf(effective(entries))
    const isThere = team !== null && teams.has(team)
    if (!identity || !sentence || !isThere || sentence.started < from || sentence.started > until) return []
    const strata = strataOf({ sex: identity.sex, sentence: sentence.type, risk: risk?.overall ?? null })
    return strata ? { id, strata } : []
  })
}

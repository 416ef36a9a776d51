import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Entry } from '../record/entry.ts'
import { effective, foldOf } from '../record/fold.ts'
import type { CaseState } from '../record/state.ts'
import { type EligiblePerson, strataOf } from './eligible-population.ts'

type Row = {
  readonly entry_id: string
  readonly person_id: string
  readonly seq: number
  readonly kind: string
  readonly happened_from: Day
  readonly recorded_at: Date
  readonly supersedes: string | null
  readonly body: unknown
}

type Window = { readonly from: Day; readonly until: Day }

/** The database gives only what decides: who wrote it and why stays in the record. */
const entryOf = (row: Row): Entry => ({
  entryId: row.entry_id,
  personId: row.person_id,
  seq: row.seq,
  kind: row.kind,
  author: '',
  workDoneBy: '',
  happened: { from: row.happened_from },
  recordedAt: row.recorded_at,
  supersedes: row.supersedes,
  reason: null,
  body: row.body,
})

/**
 * The people whom an inspection of a PDU could have drawn at an instant, from their entries recorded by then and from nothing
 * else: a projection that somebody changed behind the back of the record changes nothing here. Teams stand in the PDU in which
 * they stand today.
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
  const { rows } = await sql<Row>`select * from caseload.eligibility_entries(${pdu}, ${from}, ${until})`.execute(trx)
  const units = await trx.selectFrom('platform.unit').select('code').where('parent', '=', pdu).execute()
  const teams = new Set(units.map(unit => unit.code))
  const known = rows.map(entryOf).filter(entry => entry.recordedAt <= recordedBy)
  return [...Map.groupBy(known, entry => entry.personId)].flatMap(([id, entries]) => {
    const { identity, sentence, team, risk }: CaseState = foldOf(effective(entries))
    const isThere = team !== null && teams.has(team)
    if (!identity || !sentence || !isThere || sentence.started < from || sentence.started > until) return []
    const strata = strataOf({ sex: identity.sex, sentence: sentence.type, risk: risk?.overall ?? null })
    return strata ? { id, strata } : []
  })
}

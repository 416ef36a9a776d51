import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { RiskLevel, SentenceType } from '../record/state.ts'

export type EligiblePerson = {
  /** The stream of the person's record: their pseudonym in the draw. */
  readonly id: string
  readonly strata: {
    readonly sex: string
    readonly disposal: 'community' | 'custody'
    readonly risk: RiskLevel | 'not-assessed'
  }
  /** Staff code of the officer who holds the case now; null while nobody does. */
  readonly practitioner: string | null
  readonly practitionerJoined: Day | null
  readonly practitionerGrade: string | null
}

type Row = {
  readonly person_id: string
  readonly sex: string
  readonly sentence_type: SentenceType
  readonly risk_of_serious_harm: RiskLevel | null
  readonly practitioner: string | null
  readonly joined: Day | null
  readonly grade: string | null
}

/**
 * The people whom an inspection of a PDU may draw: community orders, suspended sentences and licences that started in the
 * window, both days included. Somebody whose supervision has ended since stays in: a unit cannot end its way out of a sample.
 *
 * @returns nothing for anybody but an inspector or the system
 * @source reference, inspection 3.1 and 3.3
 */
export const eligiblePopulation = async (
  trx: Trx,
  pdu: string,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<EligiblePerson[]> => {
  const { rows } =
    await sql<Row>`select * from caseload.eligible_population(${pdu}, ${from}, ${until}) order by person_id`.execute(
      trx,
    )
  return rows.map(row => ({
    id: row.person_id,
    strata: {
      sex: row.sex,
      disposal: row.sentence_type === 'licence' ? 'custody' : 'community',
      risk: row.risk_of_serious_harm ?? 'not-assessed',
    },
    practitioner: row.practitioner,
    practitionerJoined: row.joined,
    practitionerGrade: row.grade,
  }))
}

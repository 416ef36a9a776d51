import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { SentenceType } from '../record/state/sentence.ts'
import type { RiskLevel } from '../record/state.ts'

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

type Decisive = { readonly sex: string; readonly sentence: SentenceType; readonly risk: RiskLevel | null }

/** What a case is drawn by; undefined for a sentence that is not supervised in the community. @source reference, inspection 3.1 */
export const strataOf = ({ sex, sentence, risk }: Decisive): EligiblePerson['strata'] | undefined => {
  if (sentence === 'custody' || sentence === 'post-sentence-supervision') return undefined
  return { sex, disposal: sentence === 'licence' ? 'custody' : 'community', risk: risk ?? 'not-assessed' }
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
  return rows.flatMap(row => {
    const strata = strataOf({ sex: row.sex, sentence: row.sentence_type, risk: row.risk_of_serious_harm })
    if (!strata) return []
    const { practitioner, joined: practitionerJoined, grade: practitionerGrade } = row
    return { id: row.person_id, strata, practitioner, practitionerJoined, practitionerGrade }
  })
}

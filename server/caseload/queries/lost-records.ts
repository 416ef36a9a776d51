import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { subjectKeys } from '#platform/subject-keys/subject-keys.ts'

type Lost = { readonly subject: string; readonly erased: boolean }

/**
 * Records whose entries stand while nobody is listed for them, though nobody erased them; and records that were erased while their
 * key is still there or their row has come back. Reads every entry's person once.
 */
export const lostRecords = async (trx: Trx): Promise<{ readonly subject: string; readonly what: string }[]> => {
  const { rows } = await sql<Lost>`select s.id as subject, x.id is not null as erased from ledger.stream s
    left join caseload.erasure x on x.person_id = s.id and x.decision = 'approved'
    where s.room = 'caseload' and s.seq > 0 and not exists (select from caseload.person p where p.person_id = s.id)`.execute(
    trx,
  )
  const keys = subjectKeys()
  return rows.flatMap(({ subject, erased }) => {
    const isDestroyed = keys.keyOf(subject) === 'destroyed'
    if (!erased && !isDestroyed) return [{ subject, what: 'the record has entries, and nobody is listed for it' }]
    return isDestroyed
      ? []
      : [{ subject, what: 'the record was erased, and its key is still there: start Candour once' }]
  })
}

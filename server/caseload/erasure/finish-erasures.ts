import type { Db } from '#platform/database/tables.ts'
import { subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { caseload } from '../tables.ts'

/** What was left to do: keys destroyed now, and records that an older copy of the database had brought back. */
export type Finished = { readonly destroyed: number; readonly broughtBack: number }

/**
 * Makes the keys and the database agree on what is erased. Each erasure that was committed has its key destroyed; each record
 * whose key is destroyed loses what was derived from it, which a database restored from a backup brings back.
 */
export const finishErasures = async (db: Db): Promise<Finished> => {
  const keys = subjectKeys()
  const gone = new Set(keys.destroyed().map(one => one.subject))
  const approved = await caseload(db)
    .selectFrom('caseload.erasure')
    .select(['person_id', 'decided_at'])
    .where('decision', '=', 'approved')
    .execute()
  const waiting = approved.filter(one => !gone.has(one.person_id))
  for (const { person_id, decided_at } of waiting) keys.destroy(person_id, decided_at ?? new Date())
  if (gone.size === 0) return { destroyed: waiting.length, broughtBack: 0 }
  const back = await caseload(db)
    .deleteFrom('caseload.person')
    .where('person_id', 'in', [...gone])
    .executeTakeFirst()
  return { destroyed: waiting.length, broughtBack: Number(back.numDeletedRows) }
}

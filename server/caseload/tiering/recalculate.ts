import { sql } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { lockRecord, writeEntry } from '../commands/append-entry.ts'
import { checked } from '../record/check.ts'
import { caseload } from '../tables.ts'
import { isLowerTier } from './lower-tier.ts'
import { hasChangedBy, tierEntryOfTime } from './tier-entry.ts'

/** The job that writes what the passing of time does to tiers: an assessment that no longer counts, a release that is years past. */
export const RECALCULATE_TIERS = 'recalculate-tiers'

const ROUND = 500
/** Steps that one person's tier can take in one night, after a long standstill: a bound against a rule that never settles. */
const MOST_STEPS = 20

/** One person, in one transaction with their record locked. @returns whether a tier was written */
const recalculateOne = async (trx: Trx, personId: string, now: Date): Promise<boolean> => {
  let head: Awaited<ReturnType<typeof lockRecord>> = await lockRecord(trx, personId)
  const before = head.state
  let steps = 0
  for (; steps < MOST_STEPS; steps++) {
    const entry = tierEntryOfTime(personId, head.state, now)
    if (!entry) break
    head = await writeEntry(trx, head, checked(entry))
  }
  if (isLowerTier(before, head.state)) await sql`select caseload.tell_of_lower_tier(${personId})`.execute(trx)
  return steps > 0
}

/**
 * Writes a calculated tier for everybody whose tier changed since their last entry by the passing of time alone, dated the day on which
 * it changed, and tells those who answer for a record whose tier fell. Runs every night and when the service starts; doing it again
 * writes nothing. Looks through everybody who is supervised: a nation of 245,000 takes about a minute, a person who changed one
 * transaction.
 *
 * @returns how many people's tiers were written
 */
export const recalculateTiers = async (db: Db, now: Date): Promise<number> => {
  const today = dayOf(now)
  let [written, last] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const people = await caseload(db)
      .selectFrom('caseload.person')
      .select(['person_id', 'state'])
      .where('person_id', '>', last)
      .where('status', '=', 'current')
      .orderBy('person_id')
      .limit(ROUND)
      .execute()
    for (const { person_id, state } of people) {
      if (!hasChangedBy(state, today)) continue
      if (await db.transaction().execute(trx => recalculateOne(trx, person_id, now))) written += 1
    }
    last = people.at(-1)?.person_id ?? last
    if (people.length < ROUND) return written
  }
}

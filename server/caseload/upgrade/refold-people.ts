import { sql } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'
import { columnsOf, putProjections } from '../commands/put-projections.ts'
import { fold } from '../record/fold.ts'
import { entriesOf } from '../record/stored.ts'
import { caseload } from '../tables.ts'

/** Raised with every change to what a fold gives, so that rows made by an older fold are made again. */
const FOLD_VERSION = 5
const ROUND = 500

const refoldRound = async (trx: Trx, after: string): Promise<readonly string[]> => {
  const people = await caseload(trx)
    .selectFrom('caseload.person')
    .select('person_id')
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(ROUND)
    .execute()
  const ids = people.map(person => person.person_id)
  if (ids.length === 0) return ids
  const records = Map.groupBy(await entriesOf(trx, ids), entry => entry.personId)
  await putProjections(
    trx,
    [...records].map(([personId, record]) => {
      const state = fold(record)
      return { personId, entries: record.length, state, columns: columnsOf(state) }
    }),
  )
  return ids
}

/** Makes the rows of people again when an older version of the fold made them. @returns how many people that were */
export const refoldPeople = async (db: Db, progress: (people: number) => void): Promise<number> => {
  const { rows } = await sql<{ version: number }>`select version from caseload.projection_version`.execute(db)
  if ((rows[0]?.version ?? 0) >= FOLD_VERSION) return 0
  let done = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await db.transaction().execute(trx => refoldRound(trx, last))
    if (ids.length === 0) break
    done += ids.length
    last = ids.at(-1) ?? last
    progress(done)
  }
  await sql`update caseload.projection_version set version = ${FOLD_VERSION}`.execute(db)
  return done
}

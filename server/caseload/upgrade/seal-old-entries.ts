import { sql } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'
import { sealFor, subjectKeys } from '#platform/subject-keys/subject-keys.ts'
import { placedTeam, readPayload } from '../record/stored.ts'
import { caseload } from '../tables.ts'

/** Entries to a transaction: an interrupted start goes on after the last one. */
const ROUND = 5000

const sealRound = async (trx: Trx): Promise<number> => {
  const rows = await caseload(trx)
    .selectFrom('caseload.entry')
    .selectAll()
    .where('sealed', 'is', null)
    // The one kind that stays readable: it says that a record was erased, and no word about anybody.
    .where('kind', '<>', 'erasure')
    .limit(ROUND)
    .execute()
  subjectKeys().create([...new Set(rows.map(row => row.person_id))])
  const sealed = rows.map(row => {
    const words = Buffer.concat([row.salt ?? Buffer.alloc(0), row.payload ?? Buffer.alloc(0)])
    return { sealed: sealFor(row.person_id, row.entry_id, words), team: placedTeam(readPayload(row).body) }
  })
  await sql`update caseload.entry e set sealed = s.sealed, placed_team = s.team, payload = null, salt = null
    from unnest(${rows.map(row => row.entry_id)}::uuid[], ${sealed.map(one => one.sealed)}::bytea[],
      ${sealed.map(one => one.team)}::text[]) as s (entry_id, sealed, team)
    where e.entry_id = s.entry_id`.execute(trx)
  return rows.length
}

/** Seals what was written before payloads were sealed. @returns how many entries that were */
export const sealOldEntries = async (db: Db, progress: (sealed: number) => void): Promise<number> => {
  let sealed = 0
  for (;;) {
    const round = await db.transaction().execute(sealRound)
    if (round === 0) return sealed
    sealed += round
    progress(sealed)
  }
}

import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** A move that waits for an answer: into the reader's unit, or out of it. */
export type Move = {
  readonly personId: string
  readonly name: string
  readonly crn: string
  readonly fromTeam: string
  readonly toTeam: string
  readonly on: Day
  /** The reader answers it. */
  readonly mine: boolean
}

/** Moves that wait, those that the reader answers first. */
export const movesWaiting = async (trx: Trx): Promise<readonly Move[]> => {
  const { rows } = await sql<Move>`
    select p.person_id as "personId", p.name, p.crn, f.name as "fromTeam", t.name as "toTeam",
      p.state -> 'transfer' ->> 'on' as "on", p.person_id = any ((select caseload.actor_offered())::uuid[]) as mine
    from caseload.person p
    join platform.unit f on f.code = p.team
    join platform.unit t on t.code = p.state -> 'transfer' ->> 'to'
    where p.state -> 'transfer' ->> 'state' = 'proposed' and p.status = 'current'
    order by mine desc, "on", p.crn`.execute(trx)
  return rows
}

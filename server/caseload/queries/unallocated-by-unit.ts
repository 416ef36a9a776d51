import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** How many people a team has and how many of them wait for a named officer. No names: anybody in the service may know. */
export type TeamCounts = {
  readonly team: string
  readonly teamName: string
  readonly pdu: string
  readonly pduName: string
  readonly region: string | null
  readonly people: number
  readonly waiting: number
  readonly waitingHighRisk: number
  readonly waitingNotAssessed: number
  readonly longestSince: Day | null
}

/** Counts of current people by team, from the record itself, in the order of PDU and team names. */
export const unallocatedByUnit = async (trx: Trx): Promise<TeamCounts[]> => {
  const { rows } = await sql<TeamCounts>`
    select c.team, t.name as "teamName", c.pdu, p.name as "pduName", p.parent as region, c.people, c.waiting,
      c.waiting_high_risk as "waitingHighRisk", c.waiting_not_assessed as "waitingNotAssessed", c.longest_since as "longestSince"
    from caseload.counts_by_team() c
    join platform.unit t on t.code = c.team
    join platform.unit p on p.code = c.pdu
    order by p.name, t.name`.execute(trx)
  return rows
}

import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer } from '#platform/organisation/units.ts'

/** An officer in a team, and what the person who asks may do with what is recorded of them. */
export type OfficerAtHand = {
  readonly code: string
  readonly name: string
  readonly grade: string
  readonly team: string
  readonly teamName: string
  readonly pdu: string | null
  readonly joined: Day | null
  readonly left: Day | null
  /** The officer is the person who asks. */
  readonly isSelf: boolean
  /** The person who asks manages the officer and may record hours, protections, absences and measures. */
  readonly mayRecord: boolean
}

/**
 * An officer for the officer themself and those who manage them; undefined for everybody else, and for a pseudo-officer.
 *
 * @param team the team whose hours are asked for; the officer's own when not given
 */
export const officerAtHand = async (
  trx: Trx,
  actor: Actor,
  code: string,
  team?: string,
): Promise<OfficerAtHand | undefined> => {
  if (isPseudoOfficer(code)) return undefined
  type Row = Omit<OfficerAtHand, 'isSelf'> & { readonly mayRead: boolean }
  const { rows } = await sql<Row>`
    select p.code, p.name, p.grade, unit.code as team, unit.name as "teamName", unit.parent as pdu, p.joined, p."left",
      p.code = any ((select workforce.officers_to_record())::text[])
        and unit.code = any ((select workforce.managed_teams())::text[]) as "mayRecord",
      p.code = any ((select workforce.managed_officers())::text[])
        or unit.code = any ((select workforce.managed_teams())::text[])
          and platform.actor_role() = 'regional-director' as "mayRead"
    from platform.practitioner p join platform.unit unit on unit.code = coalesce(${team ?? null}, p.team)
    where p.code = ${code} and unit.kind = 'team'`.execute(trx)
  const [row] = rows
  if (!row) return undefined
  const { mayRead, ...officer } = row
  const isSelf = actor.practitioner === code
  return isSelf || mayRead ? { ...officer, isSelf } : undefined
}

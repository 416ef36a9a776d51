import { sql } from 'kysely'
import { limitsBroken, lookAgainAs, recordOverload } from '#allocation'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { JourneyService } from './service.ts'

/** Somebody waiting in a team, an officer of it, and a decision that its senior officer made about giving the one to the other. */
export type BeyondLimit = { readonly person: string; readonly officer: string; readonly decision: string }

const HOUR_MS = 3_600_000

/** The senior officer of a team decides to go beyond a limit, for whichever officer of the team a limit speaks against. */
export const goBeyondLimit = async ({ databases }: JourneyService, team: string): Promise<BeyondLimit> => {
  const now = new Date()
  const actor = await openSession(databases.app, 'senior', new Date(now.getTime() + HOUR_MS))
  if (!actor) throw new Error('The small service has a senior officer')
  return asActor(databases, actor, async trx => {
    const { rows } = await sql<{ person: string; officer: string }>`select p.person_id as person, o.code as officer
      from platform.practitioner o
      join lateral (select person_id from caseload.person where team = o.team and unallocated_since is not null
        order by crn limit 1) p on true
      where o.team = ${team} and o.code not like '%U' and o.code <> ${actor.practitioner} and o."left" is null order by o.code`.execute(
      trx,
    )
    for (const { person, officer } of rows) {
      const giving = { officer, team, cases: [person], now }
      const broken = await limitsBroken(trx, giving)
      if (broken.length === 0) continue
      const words = { reason: 'Nobody else is in.', offered: 'Overtime.', until: dayOf(now) }
      const recorded = await recordOverload(trx, giving, broken, { actor, words })
      if (recorded.kind !== 'refused') return { person, officer, decision: recorded.id }
    }
    throw new Error(`No limit speaks against anybody in ${team}`)
  })
}

/** Everything beyond its limit is looked at, as it is every night; one escalation of a unit. */
export const oneEscalation = async ({ databases: { system } }: JourneyService, unit: string): Promise<string> => {
  await lookAgainAs(system, { now: new Date() })
  const { rows } = await sql<{
    id: string
  }>`select id from allocation.escalation where unit = ${unit} and kind = 'waiting'
    order by opened_at, id limit 1`.execute(system)
  return rows[0]?.id ?? ''
}

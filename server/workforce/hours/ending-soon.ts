import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** How many days ahead the list of endings looks. Our own reading: time to meet the officer and agree. */
export const soonDays = 42

/** A reduction that is about to end. */
export type EndingReduction = {
  readonly id: number
  readonly officer: string
  readonly team: string
  readonly name: string
  readonly teamName: string
  readonly reason: string
  readonly hours: number
  readonly to: Day
  /** The senior officers of the team; who answers for it when there is none. */
  readonly managers: string
}

/** Reductions that end within `soonDays` of a day, the first to end first; of those whom the person manages, and their own. */
export const endingSoon = async (trx: Trx, day: Day): Promise<readonly EndingReduction[]> => {
  type Row = Omit<EndingReduction, 'hours' | 'managers'> & { readonly hours: string; readonly managers: string | null }
  const { rows } = await sql<Row & { readonly pdu: string | null }>`
    select r.id, r.officer, r.team, p.name, unit.name as "teamName", r.reason, r.hours, r.to_day as "to", pdu.name as pdu,
      (select string_agg(senior.name, ', ' order by senior.name) from platform.practitioner senior
       where senior.team = r.team and senior.grade = 'SPO' and senior.code <> r.officer
         and (senior."left" is null or senior."left" > ${day})) as managers
    from workforce.reduction_now r join platform.practitioner p on p.code = r.officer
      join platform.unit unit on unit.code = r.team left join platform.unit pdu on pdu.code = unit.parent
    where r.to_day between ${day}::date and ${day}::date + ${soonDays}::int
      and (p."left" is null or p."left" > ${day})
    order by r.to_day, p.name, r.id`.execute(trx)
  return rows.map(({ pdu, hours, managers, ...row }) => ({
    ...row,
    hours: Number(hours),
    managers: managers ?? (pdu === null ? 'Nobody: the team has no senior officer' : `Head of ${pdu}`),
  }))
}

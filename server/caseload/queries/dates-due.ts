import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'

/** A day that comes for somebody: a release, the end of an order, a report for the Parole Board. */
export type DateDue = {
  readonly what: 'Release' | 'End of order' | 'Parole report'
  readonly day: Day
  readonly crn: string
  readonly tier: string | null
  readonly team: string
  /** Null when nobody is named. */
  readonly officer: string | null
}

/**
 * Days up to a last one, those that have passed among them, of the people under supervision in some teams whom the reader may see. A
 * parole report is due on the day that the handover gives, or that the request for it names, until it is completed.
 */
export const datesDue = async (trx: Trx, teams: readonly string[], last: Day): Promise<readonly DateDue[]> => {
  const { rows } = await sql<DateDue>`
    select due.what, due.day::date as day, person.crn, person.tier, person.team, person.practitioner as officer
    from caseload.person person
      cross join lateral (
        select 'Release' as what, coalesce(person.state -> 'custody' -> 'keyDates' ->> 'CRD',
          person.state -> 'custody' -> 'keyDates' ->> 'ARD', person.state -> 'handover' ->> 'releaseOn') as day
          where person.location = 'custody'
        union all select 'End of order', person.state -> 'sentence' ->> 'ends'
        union all select 'Parole report', min(parole.day) from (
          select report ->> 'dueOn' as day from jsonb_array_elements(person.state -> 'reports') report
            where report ->> 'type' = 'parole' and report ->> 'completedOn' is null
          union all select person.state -> 'handover' ->> 'paroleReportDue'
            where person.state -> 'handover' ->> 'closedOn' is null and not exists (
              select from jsonb_array_elements(person.state -> 'handover' -> 'parts') part
              where part ->> 'part' = 'parole-report' and part ->> 'doneOn' is not null)
              and not exists (select from jsonb_array_elements(person.state -> 'reports') report
                where report ->> 'type' = 'parole' and report ->> 'completedOn' is not null
                  and report ->> 'completedOn' >= person.state -> 'handover' ->> 'startedOn')) parole) due
    where person.status = 'current' and person.team = any (${teams}::text[]) and due.day::date <= ${last}
    order by due.day, person.crn`.execute(trx)
  return rows
}

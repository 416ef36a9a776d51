import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { withinReach } from '../access/within-reach.ts'
import type { Location } from '../record/row.ts'
import type { SentenceType } from '../record/state/sentence.ts'
import type { Registration, RiskLevel } from '../record/state.ts'

/** Somebody without a named officer, as far as lists may show them. */
export type WaitingPerson = {
  readonly personId: string
  readonly name: string
  readonly crn: string
  readonly tier: string | null
  readonly location: Location | null
  readonly risk: RiskLevel | null
  readonly team: string
  readonly teamName: string
  readonly pdu: string
  readonly pduName: string
  readonly sentence: SentenceType | null
  readonly sentenceEnds: Day | null
  readonly since: Day
  readonly registrations: readonly Registration[]
  /** Only named staff open the record, and the reader is one of them. */
  readonly limited: boolean
  /** The earliest day of what is due and not done; null when nothing has a day. */
  readonly dueOn: Day | null
  readonly dueStandard: string | null
  readonly releaseOn: Day | null
}

/** Everybody without a named officer whom the reader meets in lists: also those without a tier, a risk or a sentence. */
export const waitingPeople = async (
  trx: Trx,
  reader: Pick<Actor, 'role' | 'unit' | 'practitioner'>,
): Promise<readonly WaitingPerson[]> => {
  const { rows } = await sql<WaitingPerson>`
    select p.person_id as "personId", p.name, p.crn, p.tier, p.location, p.risk_of_serious_harm as risk, p.team,
      t.name as "teamName", p.pdu, u.name as "pduName", p.sentence_type as sentence, p.sentence_ends as "sentenceEnds",
      p.unallocated_since as since, p.state -> 'registrations' as registrations,
      coalesce(p.restricted @> statement_timestamp(), false) as limited,
      d.due as "dueOn", d.standard as "dueStandard", p.state -> 'handover' ->> 'releaseOn' as "releaseOn"
    from caseload.person p
    join platform.unit t on t.code = p.team
    join platform.unit u on u.code = p.pdu
    left join lateral (
      select i.due, i.standard from caseload.due_item i
      where i.person_id = p.person_id and i.stopped is null and i.due is not null order by i.due, i.standard limit 1) d on true
    where p.status = 'current' and p.unallocated_since is not null ${withinReach(reader)}
    order by p.unallocated_since, p.crn`.execute(trx)
  return rows
}

/** What was said and done with somebody while they wait. */
export type ContactWhileWaiting = { readonly contacts: number; readonly lastOn: Day; readonly lastBy: string }

/** The contact that people have had since they wait, by person: no row for those who have had none. */
export const contactWhileWaiting = async (
  trx: Trx,
  people: readonly string[],
): Promise<ReadonlyMap<string, ContactWhileWaiting>> => {
  const { rows } = await sql<ContactWhileWaiting & { personId: string }>`
    select c.person_id as "personId", c.contacts, c.last_on as "lastOn", coalesce(o.name, a.name, c.last_by) as "lastBy"
    from caseload.contact_while_waiting(${people}::uuid[]) c
    left join platform.practitioner o on o.code = c.last_by
    left join platform.account a on a.username = c.last_by`.execute(trx)
  return new Map(rows.map(({ personId, ...contact }) => [personId, contact]))
}

import { unallocatedByUnit } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { establishmentOf } from '#platform/organisation/posts.ts'
import { dayOf } from '#platform/web/dates.ts'

/** A figure, or why there is none. */
export type Figure = number | { readonly unknown: string }

/** What people worked under while the inspected work was done. It stands beside every result. */
export type Conditions = {
  readonly asAt: string
  readonly funded: Figure
  readonly vacant: Figure
  readonly joinedWithinYear: Figure
  readonly people: number
  readonly withoutOfficer: number
  readonly withoutOfficerHighRisk: number
}

/** Posts, newest staff and cases without a named officer of a PDU, from the organisation and the record as they are now. */
export const conditionsOf = async (trx: Trx, pdu: string, now: Date): Promise<Conditions> => {
  const asAt = dayOf(now)
  const posts = await establishmentOf(trx, pdu, asAt)
  const teams = (await unallocatedByUnit(trx)).filter(team => team.pdu === pdu)
  const sum = (count: (team: (typeof teams)[number]) => number): number =>
    teams.reduce((total, team) => total + count(team), 0)
  const notRecorded = { unknown: 'No post of this unit is recorded' }
  return {
    asAt,
    funded: posts?.funded ?? notRecorded,
    vacant: posts?.vacant ?? notRecorded,
    joinedWithinYear: posts?.newest ?? notRecorded,
    people: sum(team => team.people),
    withoutOfficer: sum(team => team.waiting),
    withoutOfficerHighRisk: sum(team => team.waitingHighRisk),
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CaseSubject } from '#platform/access/decide.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { Answer, Client } from '#platform/web/testing-client.ts'
import { caseload } from '../tables.ts'

export type Dates = { readonly from: Date; readonly until: Date | null }
export type Rights = Pick<CaseSubject, 'exclusions' | 'restrictions' | 'letIn' | 'purposes' | 'samples' | 'emergencies'>

type Given = {
  readonly personId: string
  readonly rights: Rights
  /** Agrees to every list and to every emergency that a second person let in. */
  readonly secondPerson: number
  /** Whose purposes they are. */
  readonly session: string
  readonly inspection: string
}

const FOREVER = new Date('2099-01-01')
const limits = { exclusions: 'exclusion', restrictions: 'restriction', letIn: 'grant' } as const

/** Puts rights on one record straight into their tables, with any dates: as if they had been decided then. */
export const insertRights = async (trx: Trx, given: Given): Promise<void> => {
  await insertLimits(trx, given)
  await insertPurposes(trx, given)
  const { personId, rights, secondPerson, inspection } = given
  const db = caseload(trx)
  for (const { accountId, from, until } of rights.samples) {
    const row = { account_id: accountId, person_id: personId, inspection, starts_at: from, ends_at: until ?? FOREVER }
    await db.insertInto('caseload.inspection_access').values(row).execute()
  }
  for (const { accountId, from, second } of rights.emergencies) {
    await sql`insert into caseload.emergency_access
        (account_id, person_id, category, reason, decided_by, decided_at, starts_at, ends_at, review_due)
      values (${accountId}, ${personId}, 'out-of-hours', ${'Out of hours: rang from a police station.'},
        ${second ? secondPerson : null}, ${second ? from : null}, ${from}, ${from}::timestamptz + interval '60 minutes',
        now() + interval '3 days')`.execute(trx)
  }
}

const insertLimits = async (trx: Trx, { personId, rights, secondPerson }: Given): Promise<void> => {
  for (const [name, rule] of Object.entries(limits)) {
    for (const { accountId, from, until } of rights[name as keyof typeof limits]) {
      await sql`insert into caseload.limited_access (proposal, person_id, rule, username, account_id, starts_at, ends_at, reason,
          proposed_by, decided_by, decided_at, agreed)
        select ${randomUUID()}, ${personId}, ${rule}, lower(username), id, ${from}, ${until}, 'Conflict of interest', id,
          ${secondPerson}, ${from}, true
        from platform.account where id = ${accountId}`.execute(trx)
    }
  }
  await sql`update caseload.person set restricted = (
      select range_agg(tstzrange(starts_at, ends_at)) from caseload.limited_access
      where person_id = ${personId} and rule = 'restriction')
    where person_id = ${personId}`.execute(trx)
}

const insertPurposes = async (trx: Trx, { personId, rights, session }: Given): Promise<void> => {
  const hash = createHash('sha256').update(session).digest()
  for (const { accountId, from, until } of rights.purposes) {
    // A purpose that is still to come is none: it begins when it is stated.
    if (from > new Date()) continue
    await sql`insert into caseload.purpose (session_id, account_id, person_id, category, words, stated_at, ends_at)
      select id, ${accountId}, ${personId}, 'cover', 'Covers for a colleague', ${from}, ${until ?? FOREVER}
      from platform.session where token_hash = ${hash}`.execute(trx)
  }
}

/** Says why a colleague's record is opened, as the page asks, and goes on to it. */
export const sayWhy = (client: Client, person: string, to = `/people/${person}`): Promise<Answer> =>
  client.post(
    `/people/${person}/purpose`,
    { purpose: 'cover', words: 'The named officer is on leave today', to },
    `/people/${person}/purpose?to=${encodeURIComponent(to)}`,
  )

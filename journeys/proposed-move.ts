import { sql } from 'kysely'
import { appendEntry } from '#caseload'
import type { JourneyService } from './service.ts'

/** Proposes that the senior officer's team take over somebody of the unit next door. Returns that person's pseudonym. */
export const proposeMoveHere = async ({ databases }: JourneyService): Promise<string> =>
  databases.system.transaction().execute(async trx => {
    const { rows } = await sql<{ person: string; officer: string; to: string }>`
      select p.person_id as person, p.practitioner as officer, a.unit as "to" from caseload.person p
      cross join platform.account a join platform.unit t on t.code = a.unit
      where a.username = 'senior' and p.pdu <> t.parent and p.practitioner is not null and p.status = 'current'
      order by p.crn limit 1`.execute(trx)
    const [one] = rows
    if (!one) throw new Error('The unit next door supervises nobody')
    await appendEntry(trx, {
      personId: one.person,
      kind: 'transfer-proposed',
      happened: { from: new Date().toISOString().slice(0, 10) },
      author: one.officer,
      workDoneBy: one.officer,
      body: { to: one.to, reason: 'moved', text: 'Lives nearer to you now.' },
      now: new Date(),
    })
    return one.person
  })

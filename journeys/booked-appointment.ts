import { sql } from 'kysely'
import { appendEntry } from '#caseload'
import type { JourneyService } from './service.ts'

const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Books an appointment that the signed-in practitioner of the demonstration should have kept yesterday. */
export const bookForYesterday = async ({
  databases,
}: JourneyService): Promise<{ person: string; name: string; booking: string }> =>
  databases.system.transaction().execute(async trx => {
    const { rows } = await sql<{ person: string; name: string; practitioner: string }>`
      select p.person_id as person, p.name, p.practitioner from caseload.person p
      join platform.account a on a.practitioner = p.practitioner
      where a.username = 'practitioner' and p.status = 'current' order by p.crn limit 1`.execute(trx)
    const [one] = rows
    if (!one) throw new Error('The practitioner of the demonstration holds no case')
    const booked = await appendEntry(trx, {
      personId: one.person,
      kind: 'appointment-booked',
      happened: { from: daysFromNow(-3) },
      author: one.practitioner,
      workDoneBy: one.practitioner,
      body: { type: 'COAP', on: daysFromNow(-1), at: '10:15', practitioner: one.practitioner },
      now: new Date(),
    })
    return { person: one.person, name: one.name, booking: booked.entryId }
  })

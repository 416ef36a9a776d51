import { sql } from 'kysely'
import { type NewStaffFact, recordFact, recordHours, recordReductions } from '#workforce'
import type { JourneyService } from './service.ts'

/** Where hours, a reduction and a measure of the practitioner stand, for pages that need one. */
export type StaffOnRecord = {
  readonly officer: string
  readonly team: string
  readonly hours: number
  readonly reduction: number
  readonly fact: number
}

const recording = { by: 'senior', now: new Date('2026-11-23T09:00:00Z') }

/** Records hours, a reduction, a protection and a measure of the practitioner; once for a service. */
export const putStaffOnRecord = async ({ databases }: JourneyService): Promise<StaffOnRecord> => {
  const { rows } = await sql<{ officer: string; team: string }>`select p.code as officer, p.team
    from platform.account a join platform.practitioner p on p.code = a.practitioner
    where a.username = 'practitioner'`.execute(databases.system)
  const [post] = rows
  if (!post) throw new Error('The practitioner has a staff code')
  await databases.system.transaction().execute(async trx => {
    const before = await sql`select from workforce.staff_fact where officer = ${post.officer}`.execute(trx)
    if (before.rows.length > 0) return
    await recordHours(trx, [{ ...post, from: '2026-11-09', hours: 37 }], recording)
    const until = { from: '2026-11-09', to: '2027-08-08' }
    await recordReductions(trx, [{ ...post, reason: 'Newly qualified officer', hours: 7.4, ...until }], recording)
    const fact: NewStaffFact = {
      ...{ ...post, kind: 'measure', detail: 'informal', confidential: true },
      ...{ from: '2026-11-16', to: null, notes: 'Weekly meetings about plans' },
    }
    await recordFact(trx, fact, recording)
    const protection = { kind: 'protection' as const, detail: 'newly-qualified', confidential: false, notes: '' }
    await recordFact(trx, { ...fact, ...protection, from: '2026-11-09' }, recording)
  })
  const found = await sql<Pick<StaffOnRecord, 'hours' | 'reduction' | 'fact'>>`select
    (select max(id) from workforce.post_hours_now where officer = ${post.officer}) as hours,
    (select max(id) from workforce.reduction_now where officer = ${post.officer}) as reduction,
    (select max(id) from workforce.staff_fact_now where officer = ${post.officer} and kind = 'measure') as fact`.execute(
    databases.system,
  )
  const [ids] = found.rows
  if (!ids) throw new Error('Something was recorded of the practitioner')
  return { ...post, ...ids }
}

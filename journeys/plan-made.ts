import { createHash } from 'node:crypto'
import { readAllocationInput } from '@candour/allocation'
import { sql } from 'kysely'
import { solveAllocation } from '../server/allocation/solver/solve.ts'
import type { JourneyService } from './service.ts'

/** A plan that the senior officer asked for and that was answered: one case, for which nobody has room. Returns its id. */
export const planMadeHere = async ({ databases }: JourneyService): Promise<string> => {
  const person = await sql<{ id: string; officer: string; team: string }>`
    select p.person_id as id, p.practitioner as officer, p.team from caseload.person p
    join platform.account a on a.username = 'senior' and a.unit = p.team
    where p.practitioner is not null and p.status = 'current' order by p.crn limit 1`.execute(databases.system)
  const [one] = person.rows
  if (!one) throw new Error('The senior officer has nobody in their team')
  const officer = `${one.officer} ${one.team}`
  const input = {
    officers: [{ id: officer, grade: 'PO', availablePoints: 2000, usedPoints: 1000 }],
    cases: [{ id: one.id, points: 200, eligible: [officer] }],
    options: { maxPercent: 50, timeLimitSeconds: 1 },
  }
  const result = await solveAllocation(readAllocationInput(input))
  const text = JSON.stringify(input)
  const { rows } = await sql<{ id: string }>`
    insert into allocation.plan (unit, asked_by, asked_at, input, input_digest, left_out, whole, state, started_at, ended_at, result)
    select t.parent, a.id, now(), ${text}, ${createHash('sha256').update(text).digest('hex')}, '[]', true, 'done', now(), now(),
      ${JSON.stringify(result)}
    from platform.account a join platform.unit t on t.code = a.unit where a.username = 'senior' returning id`.execute(
    databases.system,
  )
  return rows[0]?.id ?? ''
}

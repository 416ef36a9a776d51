import { randomUUID } from 'node:crypto'
import { dueOf, type EscalationKind, firstLevel, type Level, limitSetOn, type NextStep } from '@candour/allocation'
import { type Selectable, sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { EscalationTable, Fact } from '../record/tables.ts'
import { BY_ITSELF, type NewAct, writeActs } from '../record/write-entry.ts'
import type { Breach } from './breaches.ts'

export type Escalation = Selectable<EscalationTable>

/** What happens to an escalation by itself: the row as it is left, and what is written of it. */
export type Step = { readonly row: Escalation; readonly payload: NewAct['payload'] }

/** An escalation that opens: the lowest level that answers for the unit owns it from now on, with its clock. */
export const opened = (breach: Breach, now: Date): Step => {
  const today = dayOf(now)
  const set = limitSetOn(today)
  const { kind, unit, subject, officer, personId, facts } = breach
  const level = firstLevel(set, kind, breach.first)
  const due = dueOf(set, kind, level, today)
  const limitSet = `${set.id} ${set.version}`
  const row: Escalation = {
    ...{ id: randomUUID(), kind, unit, subject, officer, person_id: personId, facts, limit_set: limitSet },
    ...{ status: 'open', level, level_since: today, due, look_again_on: null, answer: null },
    ...{ opened_at: now, changed_at: now, climbed: 0, reopened: 0 },
  }
  return { row, payload: { act: 'opened', kind, unit, officer, personId, level, due, facts, limitSet } }
}

type Taken = Exclude<NextStep, { readonly step: 'none' }>

/** What passing to a level does to the row: a new turn with a clock of its own. */
export const turnOf = (kind: EscalationKind, level: Level, now: Date) => {
  const today = dayOf(now)
  return { level, level_since: today, due: dueOf(limitSetOn(today), kind, level, today) }
}

const changeOf = (escalation: Escalation, step: Taken, now: Date) => {
  if (step.step === 'settle') return { status: 'settled' as const, look_again_on: null }
  const turn = { ...turnOf(escalation.kind, step.to, now), status: 'open' as const, look_again_on: null }
  return step.step === 'climb'
    ? { ...turn, climbed: escalation.climbed + 1 }
    : { ...turn, reopened: escalation.reopened + 1 }
}

const actNames = { settle: 'settled', climb: 'climbed', reopen: 'reopened' } as const

/** A step that the calendar or the facts ask for, with the facts as they stand then. */
export const taken = (
  escalation: Escalation,
  step: Taken,
  { facts, now }: { readonly facts: readonly Fact[]; readonly now: Date },
): Step => {
  const change = changeOf(escalation, step, now)
  const turn = 'level' in change ? { from: escalation.level, to: change.level, due: change.due } : {}
  return {
    row: { ...escalation, ...change, facts, changed_at: now },
    payload: { act: actNames[step.step], ...turn, facts },
  }
}

/** Steps to a statement: past a few thousand the texts cost memory and save no time. */
const BATCH = 4000

const putRows = (trx: Trx, rows: readonly Escalation[]) =>
  sql`insert into allocation.escalation (id, kind, unit, subject, officer, person_id, limit_set, facts, status, level, level_since,
      due, look_again_on, opened_at, changed_at, climbed, reopened)
    select id, kind, unit, subject, officer, person_id, limit_set, facts, status, level, level_since, due, look_again_on, opened_at,
      changed_at, climbed, reopened
    from jsonb_populate_recordset(null::allocation.escalation, ${JSON.stringify(rows)})
    on conflict (id) do update set facts = excluded.facts, status = excluded.status, level = excluded.level,
      level_since = excluded.level_since, due = excluded.due, look_again_on = excluded.look_again_on,
      changed_at = excluded.changed_at, climbed = excluded.climbed, reopened = excluded.reopened`.execute(trx)

/**
 * Writes steps that escalations take by themselves, each an entry with its leaf and the row that follows from it. Some statements for
 * thousands: the first look at a nation opens tens of thousands.
 */
export const writeSteps = async (trx: Trx, steps: readonly Step[], now: Date): Promise<void> => {
  for (let from = 0; from < steps.length; from += BATCH) {
    const batch = steps.slice(from, from + BATCH)
    const acts = batch.map(({ row, payload }) => ({ stream: row.id, payload }))
    await writeActs(trx, acts, { type: 'allocation.escalation', author: BY_ITSELF, now })
    const rows = batch.map(({ row }) => row)
    await putRows(trx, rows)
  }
}

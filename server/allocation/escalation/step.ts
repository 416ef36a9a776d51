import { dueOf, type EscalationKind, firstLevel, type Level, limitSetOn, type NextStep } from '@candour/allocation'
import type { Selectable } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { openStream } from '#platform/ledger/append.ts'
import { dayOf } from '#platform/web/dates.ts'
import { type EscalationTable, type Fact, limitTables } from '../record/tables.ts'
import { BY_ITSELF, writeAct } from '../record/write-entry.ts'
import type { Breach } from './breaches.ts'

export type Escalation = Selectable<EscalationTable>

/** Opens an escalation: the lowest level that answers for the unit owns it from now on, with its clock. */
export const openEscalation = async (trx: Trx, breach: Breach, lowest: Level, now: Date): Promise<void> => {
  const today = dayOf(now)
  const set = limitSetOn(today)
  const { kind, unit, subject, officer, personId, facts } = breach
  const level = firstLevel(set, kind, lowest)
  const due = dueOf(set, kind, level, today)
  const stream = await openStream(trx, 'allocation')
  await limitTables(trx)
    .insertInto('allocation.escalation')
    .values({
      ...{ id: stream.id, kind, unit, subject, officer, person_id: personId, facts: JSON.stringify(facts) },
      ...{ limit_set: `${set.id} ${set.version}`, status: 'open', level, level_since: today, due },
      ...{ opened_at: now, changed_at: now, look_again_on: null },
    })
    .execute()
  const payload = {
    act: 'opened',
    kind,
    unit,
    officer,
    personId,
    level,
    due,
    facts,
    limitSet: `${set.id} ${set.version}`,
  }
  await writeAct(trx, { stream, type: 'allocation.escalation', payload, author: BY_ITSELF, now })
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

/** Takes a step that the calendar or the facts ask for: an entry with the facts as they stand then. */
export const takeStep = async (
  trx: Trx,
  escalation: Escalation,
  step: Taken,
  { facts, now }: { readonly facts: readonly Fact[]; readonly now: Date },
): Promise<void> => {
  const change = changeOf(escalation, step, now)
  await limitTables(trx)
    .updateTable('allocation.escalation')
    .set({ ...change, facts: JSON.stringify(facts), changed_at: now })
    .where('id', '=', escalation.id)
    .execute()
  const turn = 'level' in change ? { from: escalation.level, to: change.level, due: change.due } : {}
  const payload = { act: actNames[step.step], ...turn, facts }
  await writeAct(trx, { stream: escalation.id, type: 'allocation.escalation', payload, author: BY_ITSELF, now })
}

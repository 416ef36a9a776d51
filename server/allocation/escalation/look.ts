import { type EscalationStanding, type Level, limitSetOn, nextStepOf } from '@candour/allocation'
import { sql } from 'kysely'
import type { Db, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { limitTables } from '../record/tables.ts'
import { type Breach, breachesIn } from './breaches.ts'
import { type Escalation, opened, type Step, taken, writeSteps } from './step.ts'

/** When, and at which teams; at all of them when none are named. */
export type Look = { readonly now: Date; readonly teams?: readonly string[] | undefined }

/** One look at a time: two at once would both find a breach that has no escalation. */
const LOOK_LOCK = 7_310_004

const keyOf = ({ kind, unit, subject }: Pick<Breach, 'kind' | 'unit' | 'subject'>): string =>
  `${kind}\n${unit}\n${subject}`

const unsettled = async (trx: Trx, teams: readonly string[] | undefined): Promise<readonly Escalation[]> => {
  const all = limitTables(trx).selectFrom('allocation.escalation').selectAll().where('status', '<>', 'settled')
  return (teams ? all.where('unit', 'in', [...teams, '']) : all).orderBy('opened_at').orderBy('id').execute()
}

/** A certificate stands until a plan is found: the solver says so, not this look. */
const holdsByItself = ({ kind }: Escalation): boolean => kind === 'no-plan'

const standingOf = ({ kind, status, level, due, look_again_on }: Escalation): EscalationStanding => ({
  ...{ kind, level, due, lookAgainOn: look_again_on, status: status === 'answered' ? 'answered' : 'open' },
})

/**
 * Looks at everything beyond its limit: opens what is new, settles what no longer holds, passes up what nobody answered and what an
 * answer did not change. Looking twice does nothing the second time.
 */
export const lookAgain = async (trx: Trx, { now, teams }: Look): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${LOOK_LOCK})`.execute(trx)
  const today = dayOf(now)
  const set = limitSetOn(today)
  const breaches = new Map((await breachesIn(trx, teams, set, today)).map(one => [keyOf(one), one]))
  const steps: Step[] = []
  for (const escalation of await unsettled(trx, teams)) {
    const breach = breaches.get(keyOf(escalation))
    breaches.delete(keyOf(escalation))
    const holds = breach !== undefined || holdsByItself(escalation)
    const step = nextStepOf(set, standingOf(escalation), holds, today)
    if (step.step !== 'none') steps.push(taken(escalation, step, { facts: breach?.facts ?? escalation.facts, now }))
  }
  for (const breach of breaches.values()) steps.push(opened(breach, now))
  await writeSteps(trx, steps, now)
}

/** The same in a transaction of its own, as the system. */
export const lookAgainAs = (system: Db, look: Look): Promise<void> =>
  system.transaction().execute(trx => lookAgain(trx, look))

const lowestFor: Readonly<Record<string, Level>> = {
  team: 'spo',
  pdu: 'pdu-head',
  region: 'regional-director',
  nation: 'national-director',
}

/** A plan that cannot be made, as its certificate says; null when a plan has been found. */
export type NoPlan = {
  readonly unit: string
  readonly facts: readonly { readonly label: string; readonly value: string }[] | null
}

/** Opens, or settles, the escalation of a unit for which no plan keeps everybody within the limits. */
export const noteNoPlan = async (trx: Trx, { unit, facts }: NoPlan, now: Date): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${LOOK_LOCK})`.execute(trx)
  const open = (await unsettled(trx, [unit])).find(one => one.kind === 'no-plan')
  if (facts === null) {
    if (open) await writeSteps(trx, [taken(open, { step: 'settle' }, { facts: open.facts, now })], now)
    return
  }
  if (open) return
  const row = await trx.selectFrom('platform.unit').select('kind').where('code', '=', unit).executeTakeFirstOrThrow()
  const first = lowestFor[row.kind] ?? 'spo'
  const breach: Breach = { kind: 'no-plan', unit, subject: unit, officer: null, personId: null, facts, first }
  await writeSteps(trx, [opened(breach, now)], now)
}

import type { LevelName } from '@candour/forecast'
import type { Role } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { aheadOf } from './ahead-of.ts'
import { record } from './demand/decide-level.ts'
import { effectsOn } from './demand/effect-on.ts'
import { keepScenario } from './scenarios/save-scenario.ts'
import type { Values } from './scenarios/typed.ts'
import { aheadTables } from './tables.ts'
import { unitAhead } from './units.ts'

/** A what-if that a loader keeps in somebody's name. */
export type LoadedWhatIf = {
  readonly kind: 'region' | 'pdu' | 'team'
  readonly unit: string
  readonly owner: string
  readonly sharedWith: string
  readonly name: string
  readonly reason: string
  /** What would be typed in the form. */
  readonly values: Values
  readonly now: Date
}

/**
 * Keeps a what-if in the name of an account and shares it, for a demonstration or a test.
 *
 * @returns its id
 * @throws Error when there is no such unit or account, or nothing can be foretold
 */
export const loadWhatIf = async (trx: Trx, wish: LoadedWhatIf): Promise<string> => {
  const { kind, unit: code, owner: username, sharedWith, name, reason, values, now } = wish
  const unit = await unitAhead(trx, kind, code)
  if (!unit) throw new Error(`There is no ${kind} ${code}`)
  const ahead = await aheadOf(trx, unit, dayOf(now))
  if (!ahead.known) throw new Error(ahead.why)
  const account = trx.selectFrom('platform.account').select('id').where('username', '=', username)
  const { id: owner } = await account.executeTakeFirstOrThrow()
  const scenario = await keepScenario(trx, { ahead: ahead.value, values, owner, name, reason, now })
  await aheadTables(trx)
    .insertInto('workforce.scenario_share')
    .values({ scenario, unit: sharedWith, shared_by: owner, shared_at: now })
    .execute()
  return scenario
}

/** A decision on a demand level that a loader records in somebody's name. */
export type LoadedLevel = {
  readonly kind: 'region' | 'pdu'
  readonly unit: string
  readonly level: LevelName
  readonly from: Day
  readonly to: Day | null
  readonly by: { readonly username: string; readonly role: Role }
  readonly why: string
  readonly now: Date
}

/**
 * Records a decision on a demand level, for a demonstration or a test.
 *
 * @throws Error when there is no such unit, or no levels are in force
 */
export const loadDemandLevel = async (trx: Trx, decision: LoadedLevel): Promise<void> => {
  const { kind, unit: code, by: actor, ...rest } = decision
  const unit = await unitAhead(trx, kind, code)
  if (!unit) throw new Error(`There is no ${kind} ${code}`)
  const effects = await effectsOn(trx, unit, dayOf(decision.now))
  if (!effects.known) throw new Error(effects.why)
  await record(trx, { ...rest, unit, actor, effects: effects.value })
}

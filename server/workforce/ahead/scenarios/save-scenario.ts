import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { scenarioPath } from '../addresses.ts'
import type { Ahead } from '../ahead-of.ts'
import { aheadNow, withPeopleFor } from '../kept/ahead-now.ts'
import { aheadTables } from '../tables.ts'
import { unitAhead } from '../units.ts'
import { compare, outcomeOf } from './compare.ts'
import { readWishes } from './read-wishes.ts'
import { type Values, valuesOf, wishShape } from './typed.ts'

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
const line = (missing: string, most: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(most, `Shorten this to ${most.toLocaleString('en-GB')} characters or fewer`)
    .refine(storable, 'Remove the characters that cannot be stored')

const about = {
  ...wishShape,
  name: line('Enter a name, so that you find it again', 100),
  reason: line('Enter what you want to know by it', 2000),
}
export const RegionSaveForm = z.object({ ...about, region: z.string() })
export const PduSaveForm = z.object({ ...about, pdu: z.string() })
export const TeamSaveForm = z.object({ ...about, team: z.string() })

type Input = Readonly<Record<string, unknown>> & {
  readonly name: string
  readonly reason: string
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** A what-if about to be kept. */
export type NewScenario = {
  readonly ahead: Ahead
  readonly values: Values
  readonly owner: number
  readonly name: string
  readonly reason: string
  readonly now: Date
}

/**
 * Keeps a what-if with everything that makes it again: the wishes, the day, the rules, the lots, and a digest of its inputs.
 *
 * @returns its id
 */
export const keepScenario = async (trx: Trx, scenario: NewScenario): Promise<string> => {
  const { ahead, values, owner, name, reason, now } = scenario
  const { wishes } = readWishes(values, ahead)
  const comparison = compare(ahead, wishes)
  const id = randomUUID()
  await aheadTables(trx)
    .insertInto('workforce.scenario')
    .values({
      ...{ id, name, reason, owner, unit: ahead.unit.code, saved_at: now, on_day: ahead.on },
      ...{ rule_set: ahead.ruleSet.stamp.id, rule_set_version: ahead.ruleSet.stamp.version },
      ...{ method: ahead.method.id, method_version: ahead.method.version, seed: ahead.seed, digest: comparison.digest },
      wishes: JSON.stringify(values),
      outcome: JSON.stringify(outcomeOf(comparison, ahead)),
    })
    .execute()
  return id
}

/** Saves what somebody has looked at. */
export const saveScenario =
  (kind: 'region' | 'pdu' | 'team'): Command<Input> =>
  async ({ trx, actor, input, now }) => {
    const unit = await unitAhead(trx, kind, input.region ?? input.pdu ?? input.team ?? '')
    if (!unit || actor.accountId === null) return notFound()
    const ahead = await aheadNow(trx, unit, dayOf(now))
    if (!ahead.known) return refuse([{ field: 'name', message: `There is nothing to save: ${ahead.why}` }])
    const values = valuesOf(input)
    const { wishes, errors } = readWishes(values, ahead.value)
    if (errors.length > 0) return refuse(errors)
    if (Object.keys(values).length === 0) {
      return refuse([{ field: 'name', message: 'Choose a change and compare, then save' }])
    }
    const { name, reason } = input
    const whole = await withPeopleFor(trx, ahead.value, wishes)
    if (!whole.known) return refuse([{ field: 'name', message: `There is nothing to save: ${whole.why}` }])
    const id = await keepScenario(trx, { ahead: whole.value, values, owner: actor.accountId, name, reason, now })
    return done(`Saved: ${name}`, scenarioPath(id))
  }

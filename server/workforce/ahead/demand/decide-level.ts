import { randomUUID } from 'node:crypto'
import { type LevelName, levelNames } from '@candour/forecast'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { appendLeaf, lockStream, openStream } from '#platform/ledger/append.ts'
import { done, type FieldError, notFound, refuse } from '#platform/web/answers.ts'
import { readDay } from '#platform/web/components/date-field/day.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { demandPath } from '../addresses.ts'
import { aheadTables } from '../tables.ts'
import { type UnitAhead, unitAhead } from '../units.ts'
import { type Effects, effectsOn, keptEffect } from './effect-on.ts'
import { levelsToDecide } from './may-decide.ts'

const LONGEST_WHY = 4000

const fields = {
  level: z.enum(levelNames, { error: 'Select the level' }),
  from: z.string().default(''),
  to: z.string().default(''),
  why: z
    .string('Enter why')
    .trim()
    .min(1, 'Enter why: what you have tried, and what the level is to make possible')
    .max(LONGEST_WHY, `Shorten the reason to ${LONGEST_WHY.toLocaleString('en-GB')} characters or fewer`)
    .refine(text => text.isWellFormed() && !text.includes('\0'), 'Remove the characters that cannot be stored'),
}
export const PduLevelForm = z.object({ pdu: z.string(), ...fields })
export const RegionLevelForm = z.object({ region: z.string(), ...fields })
type Input = Omit<z.output<typeof PduLevelForm>, 'pdu'> & { readonly pdu?: string; readonly region?: string }

type Period = { readonly from: Day; readonly to: Day | null }

const DAY_MS = 86_400_000
const daysFrom = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1

/** The first and last day of a decision, or what is wrong with them. */
const periodOf = (input: Input, mostDays: number | null, today: Day): Period | FieldError => {
  const from = input.from.trim() === '' ? today : readDay(input.from)
  if (from === undefined)
    return { field: 'from', message: 'Enter the first day, like 3 12 2026, or leave it empty for today' }
  if (from < today) return { field: 'from', message: 'The first day cannot be in the past: nobody decided then' }
  if (mostDays === null) return { from, to: null }
  const to = readDay(input.to)
  if (to === undefined) return { field: 'to', message: 'Enter the last day, like 3 2 2027: a level ends by itself' }
  if (to < from) return { field: 'to', message: 'The last day must be on or after the first' }
  if (daysFrom(from, to) > mostDays) {
    return { field: 'to', message: `This level may hold ${mostDays} days at most. Decide again when it has ended` }
  }
  return { from, to }
}

/** Decides the demand level of a PDU or region: an entry with what was known of it when it was decided. */
export const decideLevel =
  (kind: 'pdu' | 'region'): Command<Input> =>
  async ({ trx, actor, input, now }) => {
    const today = dayOf(now)
    const unit = await unitAhead(trx, kind, input.pdu ?? input.region ?? '')
    if (!unit) return notFound()
    const effects = await effectsOn(trx, unit, today)
    if (!effects.known) return refuse([{ field: 'level', message: `Nothing can be decided: ${effects.why}` }])
    const { framework } = effects.value
    if (!levelsToDecide(actor, unit, framework).includes(input.level)) {
      return refuse([
        { field: 'level', message: 'This level of this unit is decided by somebody else: see who may, above' },
      ])
    }
    const mostDays = framework.levels.find(({ name }) => name === input.level)?.mostDays ?? null
    const period = periodOf(input, mostDays, today)
    if ('field' in period) return refuse([period])
    await record(trx, { unit, actor, now, effects: effects.value, level: input.level, why: input.why, ...period })
    const until = period.to === null ? '' : ` until ${dayText(period.to)}`
    return done(`${unit.name} is at ${input.level} from ${dayText(period.from)}${until}.`, demandPath(unit))
  }

/** A decision about to be recorded. */
export type NewDecision = Period & {
  readonly unit: UnitAhead
  readonly actor: Pick<Actor, 'username' | 'role'>
  readonly now: Date
  readonly effects: Effects
  readonly level: LevelName
  readonly why: string
}

const streamOf = async (trx: Trx, unit: string) => {
  const before = await aheadTables(trx)
    .selectFrom('workforce.demand_decision')
    .select('stream')
    .where('unit', '=', unit)
    .limit(1)
    .executeTakeFirst()
  return before ? lockStream(trx, before.stream) : openStream(trx, 'workforce-demand')
}

/** Writes a decision with its leaf, in this transaction. */
export const record = async (trx: Trx, decision: NewDecision): Promise<void> => {
  const { unit, actor, now, effects, level, why, from, to } = decision
  const effect = keptEffect(effects.of(level), effects)
  const stream = await streamOf(trx, unit.code)
  const id = randomUUID()
  const { framework } = effects
  const facts = { unit: unit.code, level, why, framework: framework.id, framework_version: framework.version }
  const decided = { decided_by: actor.username, decided_as: actor.role, from_day: from, to_day: to }
  const { seq, salt, payload, type } = await appendLeaf(trx, {
    stream,
    entry: id,
    type: 'workforce.demand-level',
    recordedAt: now,
    happened: { from, ...(to === null ? {} : { to }) },
    payload: { ...facts, ...decided, times: effects.times, effect },
  })
  await aheadTables(trx)
    .insertInto('workforce.demand_decision')
    .values({
      id,
      stream: stream.id,
      seq,
      type,
      recorded_at: now,
      salt,
      payload,
      ...facts,
      ...decided,
      effect: JSON.stringify(effect),
    })
    .execute()
}

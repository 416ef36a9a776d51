import { z } from 'zod'
import type { Db, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { aheadOf, rulesAhead } from '../ahead-of.ts'
import { type UnitAhead, unitAhead } from '../units.ts'
import { forecastOfPart, type Part, partsOf, sumOfParts } from './facts-of.ts'
import { keepForecast, keepTeam, keptForecasts } from './keep.ts'

/** The job that makes forecasts: every night of all units, or of one when somebody asks. */
export const MAKE_FORECASTS = 'make-forecasts'

/** A PDU and its teams, in one transaction: what they are made from is of one moment. */
const makePdu = (db: Db, unit: UnitAhead, now: Date): Promise<Part | undefined> =>
  db.transaction().execute(async trx => {
    const ahead = await aheadOf(trx, unit, dayOf(now))
    if (!ahead.known) return undefined
    const parts = partsOf(ahead.value)
    for (const [at, team] of ahead.value.teams.entries()) {
      await keepTeam(trx, team, ahead.value, now)
      await keepForecast(
        trx,
        team.team,
        forecastOfPart(parts.slice(at, at + 1), team.team, ahead.value),
        ahead.value,
        now,
      )
    }
    await keepForecast(trx, unit.code, forecastOfPart(parts, unit.code, ahead.value), ahead.value, now)
    return sumOfParts(unit.code, parts, ahead.value)
  })

const makeAbove = async (db: Db, unit: string, parts: readonly Part[], now: Date): Promise<Part | undefined> => {
  const rules = rulesAhead(dayOf(now))
  if (!rules.known || parts.length === 0) return undefined
  const made = forecastOfPart(parts, unit, rules.value)
  await db.transaction().execute(trx => keepForecast(trx, unit, made, rules.value, now))
  return sumOfParts(unit, parts, rules.value)
}

const make = async (db: Db, unit: UnitAhead, now: Date): Promise<Part | undefined> => {
  if (unit.kind === 'pdu') return makePdu(db, unit, now)
  const parts: Part[] = []
  for (const { kind, code } of unit.below) {
    const below = await db.transaction().execute(trx => unitAhead(trx, kind, code))
    const part = below && (await make(db, below, now))
    if (part) parts.push(part)
  }
  return makeAbove(db, unit.code, parts, now)
}

/** A team is made with its PDU, so that both are of one moment. */
const askedFor = async (trx: Trx, code: string | undefined): Promise<UnitAhead | undefined> => {
  for (const kind of ['nation', 'region', 'pdu', 'team'] as const) {
    const unit = await unitAhead(trx, kind, code)
    if (unit?.kind === 'team') return unitAhead(trx, 'pdu', unit.trail.at(-2)?.code)
    if (unit) return unit
  }
  return undefined
}

type Asked = { readonly unit?: string | undefined; readonly since?: Date | undefined; readonly now: Date }

/** What the job is given: everything is made when nothing is named. */
export const ForecastsAsked = z.object({ unit: z.string().optional(), since: z.coerce.date().optional() })

/**
 * Makes the forecasts of a unit and of all below it and keeps them in place of those before: a PDU at a time, and what is above from the
 * sums of what is below, so that a nation needs the memory of a PDU.
 *
 * @param unit code of a unit; without one the nation
 * @param since makes them although those of the day are there, unless they were made after this moment
 */
export const makeForecasts = async (db: Db, { unit: code, since, now }: Asked): Promise<void> => {
  const rules = rulesAhead(dayOf(now))
  const unit = await db.transaction().execute(trx => askedFor(trx, code))
  if (!unit || !rules.known) return
  const kept = await db.transaction().execute(trx => keptForecasts(trx, [unit.code], rules.value))
  const madeAt = kept.get(unit.code)?.madeAt
  if (madeAt && (since === undefined || madeAt >= since)) return
  await make(db, unit, now)
}

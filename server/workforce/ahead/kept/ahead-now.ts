import { changesWeights, historyAt, type Wishes } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import { known } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { type Ahead, aheadOf, rulesAhead } from '../ahead-of.ts'
import { recordBegins } from '../spans.ts'
import type { UnitAhead } from '../units.ts'
import { type ForecastOfUnit, forecastOfPart, partsOf } from './facts-of.ts'
import { keptForecasts, keptTeams } from './keep.ts'
import { MAKE_FORECASTS } from './make-forecasts.ts'

/** Reads the record itself, and asks the job to keep what nobody has kept yet, so that the next page need not. */
const fromRecord = async (trx: Trx, unit: UnitAhead, on: Day): Promise<Figure<Ahead>> => {
  const ahead = await aheadOf(trx, unit, on)
  if (ahead.known) await queueJob(trx, MAKE_FORECASTS, { unit: unit.code })
  return ahead
}

/**
 * What forecasts of a unit are made from today: as it is kept, else from the record.
 *
 * @param withPeople with the counts of people behind it, which only a change of weights needs
 */
export const aheadNow = async (trx: Trx, unit: UnitAhead, on: Day, withPeople = false): Promise<Figure<Ahead>> => {
  const rules = rulesAhead(on)
  if (!rules.known) return rules
  const codes = unit.teams.map(({ code }) => code)
  const kept = await keptTeams(trx, codes, rules.value, withPeople)
  const begins = kept && (await recordBegins(trx, on))
  if (!kept || begins === undefined) return fromRecord(trx, unit, on)
  const history = historyAt(begins, 0, rules.value.method)
  return known({ ...rules.value, ...kept, unit, history, recordBegins: begins })
}

/** A unit ahead with the people behind it where some wishes change weights: no other wish needs them. */
export const withPeopleFor = async (trx: Trx, ahead: Ahead, wishes: Wishes): Promise<Figure<Ahead>> =>
  changesWeights(wishes) && ahead.teams.some(({ spans }) => spans === null)
    ? aheadNow(trx, ahead.unit, ahead.on, true)
    : known(ahead)

/** Forecasts of a unit and of each right below it, and when the first of them was made; null is just now. */
export type ForecastsOfUnit = {
  readonly whole: ForecastOfUnit
  readonly below: readonly ForecastOfUnit[]
  readonly madeAt: Date | null
}

/** The forecasts that the page of a unit shows: as they are kept, else from the record. */
export const forecastsNow = async (trx: Trx, unit: UnitAhead, on: Day): Promise<Figure<ForecastsOfUnit>> => {
  const rules = rulesAhead(on)
  if (!rules.known) return rules
  const kept = await keptForecasts(trx, [unit.code, ...unit.below.map(({ code }) => code)], rules.value)
  const whole = kept.get(unit.code)
  const below = unit.below.flatMap(({ code }) => kept.get(code) ?? [])
  if (whole && below.length === unit.below.length) {
    const madeAt = [whole, ...below].reduce((oldest, one) => (one.madeAt < oldest ? one.madeAt : oldest), whole.madeAt)
    return known({ whole, below, madeAt })
  }
  const ahead = await fromRecord(trx, unit, on)
  if (!ahead.known) return ahead
  const parts = partsOf(ahead.value)
  return known({
    whole: forecastOfPart(parts, unit.code, ahead.value),
    below: unit.below.map(({ code, teams }) =>
      forecastOfPart(
        parts.filter(({ team }) => teams.includes(team)),
        code,
        ahead.value,
      ),
    ),
    madeAt: null,
  })
}

import { type LevelName, levelNames } from '@candour/forecast'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { aheadTables } from '../tables.ts'
import type { UnitAhead } from '../units.ts'

/** A decision on the level of a PDU or region. */
export type Decision = Awaited<ReturnType<typeof decisionsOf>>[number]

/** Everything ever decided for a unit, the latest first. */
export const decisionsOf = (trx: Trx, unit: string) =>
  aheadTables(trx)
    .selectFrom('workforce.demand_decision')
    .select(['id', 'unit', 'level', 'from_day', 'to_day', 'recorded_at', 'decided_by', 'decided_as', 'why', 'effect'])
    .select(['framework', 'framework_version'])
    .where('unit', '=', unit)
    .orderBy('seq', 'desc')
    .execute()

type Held = { readonly unit: string; readonly name: string; readonly level: LevelName; readonly to_day: Day | null }

/** Levels above green that hold for some units on a day: of each the last decision that has begun, unless it has ended by itself. */
const heldOn = async (trx: Trx, units: readonly string[], on: Day): Promise<readonly Held[]> => {
  const { rows } = await sql<Held>`select * from (
      select distinct on (d.unit) d.unit, u.name, d.level, d.to_day from workforce.demand_decision d
      join platform.unit u on u.code = d.unit
      where d.unit = any (${units}::text[]) and d.from_day <= ${on} order by d.unit, d.seq desc) last
    where level <> 'green' and to_day >= ${on}`.execute(trx)
  return rows
}

/** The level that holds in a unit, by its own decision or by one above it, and those that hold in units right below. */
export type LevelInForce = {
  readonly level: LevelName
  readonly by: Held | null
  readonly below: readonly Held[]
}

const rank = ({ level }: Held): number => levelNames.indexOf(level)

/** Which demand level holds in a unit on a day. Of two decisions the higher counts. */
export const levelOn = async (
  trx: Trx,
  { trail, below }: Pick<UnitAhead, 'trail' | 'below'>,
  on: Day,
): Promise<LevelInForce> => {
  const own = trail.map(({ code }) => code)
  const children = below.map(({ code }) => code)
  const held = await heldOn(trx, [...own, ...children], on)
  const by = held.filter(({ unit }) => own.includes(unit)).toSorted((a, b) => rank(b) - rank(a))[0] ?? null
  return { level: by?.level ?? 'green', by, below: held.filter(({ unit }) => children.includes(unit)) }
}

/** The level in one sentence, with until when. */
export const levelSentence = ({ by, below }: LevelInForce): string => {
  const own =
    by === null
      ? 'Demand level green: every standard is asked for.'
      : `Demand level ${by.level}, decided for ${by.name}${by.to_day === null ? '' : `, until ${dayText(by.to_day)}`}.`
  if (below.length === 0) return own
  return `${own} ${countedText(below.length, 'unit')} below ${below.length === 1 ? 'is' : 'are'} above green: ${below.map(one => `${one.name} ${one.level}`).join(', ')}.`
}

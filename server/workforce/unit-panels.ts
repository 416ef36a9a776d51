import type { Actor, Role } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'
import { unitPath } from './pages/figures/addresses.ts'
import { percentText } from './pages/figures/words.ts'
import { type UnitFigures, unitFigures } from './queries/unit-figures.ts'
import type { UnitKind } from './queries/units.ts'

const kinds: Partial<Readonly<Record<Role, UnitKind>>> = {
  spo: 'team',
  'pdu-head': 'pdu',
  'regional-director': 'region',
  'national-director': 'nation',
}

const panelOf = ({ unit, shown: { ruleSet } }: UnitFigures): HomePanel => {
  const { redAbove } = ruleSet.data.thresholds
  const unknown = unit.unknown > 0 ? `, and of ${countText(unit.unknown)} the workload is unknown` : ''
  return {
    heading: `Workload of ${unit.name}: ${percentText(unit.percent)}`,
    sentence: `${countText(unit.red)} of ${countedText(unit.officers, 'officer')} carry more than ${redAbove}%${unknown}. ${countedText(unit.casesUnnamed, 'case')} without a named officer.`,
    href: unitPath(unit),
  }
}

/** Whoever leads a unit meets its workload first: how many are beyond the limit, not only the share of the whole. */
export const unitPanels = async ({
  trx,
  actor,
  now,
}: {
  readonly trx: Trx
  readonly actor: Actor
  readonly now: Date
}): Promise<readonly HomePanel[]> => {
  const kind = kinds[actor.role]
  if (!kind || actor.unit === null) return []
  const figures = await unitFigures(trx, {}, kind, actor.unit, now)
  return figures && figures !== 'none' ? [panelOf(figures)] : []
}

import type { RuleSet } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { sumsOf } from '../live/unit-sums.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import type { WeekPostTable, WeekUnitTable } from './tables.ts'

export type WeekPost = Readonly<WeekPostTable>
export type WeekUnit = Readonly<WeekUnitTable>

/** A post as it is kept. */
export const postRow = (week: Day, load: OfficerLoad): WeekPost => ({
  ...{ week, team: load.team, officer: load.officer, grade: load.grade, named: load.named, source: load.source },
  ...{ cases_all: load.casesAll, cases: load.cases },
  ...{ report_points: load.reportPoints, contact_points: load.contactPoints },
  used: load.used.known ? load.used.value : null,
  available: load.available.known ? load.available.value : null,
  percent: load.percent.known ? load.percent.value : null,
  why: load.percent.known ? null : load.percent.why,
  ...{ contracted: load.contracted, reduced: load.reduced },
})

type Unit = Pick<WeekUnit, 'unit' | 'kind' | 'name'>

/** The sums of a unit as they are kept. */
export const unitRow = (week: Day, unit: Unit, loads: readonly OfficerLoad[], ruleSet: RuleSet): WeekUnit => {
  const sums = sumsOf(loads, ruleSet)
  return {
    ...{ week, ...unit, officers: sums.officers, unknown: sums.unknown, amber: sums.amber, red: sums.red },
    ...{ cases_all: sums.casesAll, cases: sums.cases, cases_unnamed: sums.casesUnnamed },
    ...{ used: sums.used, available: sums.available, contracted: sums.contracted, reduced: sums.reduced },
    percent: sums.percent.known ? sums.percent.value : null,
    why: sums.percent.known ? null : sums.percent.why,
    from_file: loads.filter(load => load.source === 'file').length,
  }
}

const unitsAbove = (load: OfficerLoad): readonly Unit[] => [
  { unit: load.team, kind: 'team', name: load.teamName },
  { unit: load.pdu, kind: 'pdu', name: load.pduName },
  { unit: load.region, kind: 'region', name: load.regionName },
]

/** The sums of every unit that has a post in a week: teams, PDUs, regions, and the nation. */
export const unitRows = async (
  trx: Trx,
  week: Day,
  loads: readonly OfficerLoad[],
  ruleSet: RuleSet,
): Promise<readonly WeekUnit[]> => {
  const { code, name } = await trx
    .selectFrom('platform.unit')
    .select(['code', 'name'])
    .where('kind', '=', 'nation')
    .executeTakeFirstOrThrow()
  const units = new Map<string, { readonly unit: Unit; readonly its: OfficerLoad[] }>()
  for (const load of loads) {
    for (const unit of unitsAbove(load)) {
      const found = units.get(unit.unit)
      if (found) found.its.push(load)
      else units.set(unit.unit, { unit, its: [load] })
    }
  }
  return [
    unitRow(week, { unit: code, kind: 'nation', name }, loads, ruleSet),
    ...[...units.values()].map(({ unit, its }) => unitRow(week, unit, its, ruleSet)),
  ]
}

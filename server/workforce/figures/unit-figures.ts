import type { Load } from '@candour/workload'
import { known, standing, totalsOf, unknown } from '@candour/workload'
import type { ResultLine } from './digest.ts'
import type { Rules } from './officer-figure.ts'
import { sum } from './officer-figure.ts'

/** A unit as it stands in the file, or, for a team that the file does not name, in the service's own list. */
export type PlacedUnit = {
  readonly code: string
  readonly kind: 'nation' | 'region' | 'pdu' | 'team'
  readonly name: string
  readonly parent: string | null
}

/** The sums of a unit in one result. */
export type UnitSums = {
  /** Named officers, those whose workload is unknown among them. */
  readonly officers: number
  readonly unknown: number
  readonly amber: number
  readonly red: number
  readonly hoursAssumed: number
  readonly casesAll: number
  readonly cases: number
  readonly used: number
  readonly available: number
  /** Work of those whose availability is unknown: in the sums, in no percentage. */
  readonly unmeasuredCases: number
  readonly unmeasuredUsed: number
  readonly casesUnnamed: number
  readonly contracted: number
  readonly reduced: number
  readonly contactPoints: number
  /** Cases that count, by location and tier. */
  readonly counts: readonly number[]
}

export type UnitFigure = UnitSums & { readonly unit: PlacedUnit }

/** Sums of every unit from its officers, teams upward. Units without anybody are left out. */
export const unitFigures = (
  lines: readonly ResultLine[],
  units: ReadonlyMap<string, PlacedUnit>,
  rules: Rules,
): readonly UnitFigure[] => {
  const linesOf = new Map<PlacedUnit, ResultLine[]>()
  for (const line of lines) {
    for (const unit of chain(line.team, units)) {
      const list = linesOf.get(unit)
      if (list) list.push(line)
      else linesOf.set(unit, [line])
    }
  }
  return [...linesOf].map(([unit, below]) => figureOfUnit(unit, below, rules))
}

/** A team and every unit above it. */
export const chain = (team: string, units: ReadonlyMap<string, PlacedUnit>): readonly PlacedUnit[] => {
  const above: PlacedUnit[] = []
  let unit = units.get(team)
  while (unit) {
    above.push(unit)
    unit = unit.parent === null ? undefined : units.get(unit.parent)
  }
  return above
}

const figureOfUnit = (unit: PlacedUnit, lines: readonly ResultLine[], rules: Rules): UnitFigure => {
  const { cases, used, available, unmeasured } = totalsOf(loadsOf(lines), rules.profile)
  const named = lines.filter(({ figure }) => figure.named)
  const standings = named.map(({ figure: { percent } }) =>
    standing(percent === null ? unknown('') : known(percent), rules.ruleSet),
  )
  const count = (wanted: string) => standings.filter(one => one === wanted).length
  return {
    unit,
    officers: named.length,
    unknown: count('unknown'),
    amber: count('amber'),
    red: count('red'),
    hoursAssumed: named.filter(({ figure }) => figure.available !== null && !figure.hours.recorded).length,
    casesAll: total(lines, ({ figure }) => figure.casesAll),
    cases,
    used,
    available,
    unmeasuredCases: unmeasured.cases,
    unmeasuredUsed: unmeasured.used,
    casesUnnamed: total(lines, ({ figure }) => (figure.named ? 0 : figure.cases)),
    contracted: total(named, ({ figure }) => figure.hours.contracted),
    reduced: total(named, ({ figure }) => figure.hours.reduced),
    contactPoints: total(lines, ({ figure }) => figure.contactPoints),
    counts: countsOf(lines, rules.ruleSet.caseWeights.length),
  }
}

/** Officers with no figure at all have no load to add: they stand among the unknown. */
const loadsOf = (lines: readonly ResultLine[]): readonly Load[] =>
  lines.flatMap(({ figure: { cases, used, available, why } }) =>
    cases === null || used === null
      ? []
      : [{ cases, used, available: available === null ? unknown(why ?? '') : known(available) }],
  )

/** Hours are kept to the hundredth, so that a thousand of them do not drift. */
const total = (lines: readonly ResultLine[], of: (line: ResultLine) => number | null): number =>
  Math.round(lines.reduce((all, line) => all + (of(line) ?? 0), 0) * 100) / 100

const countsOf = (lines: readonly ResultLine[], cells: number): readonly number[] => {
  const counts = new Array<number>(cells).fill(0)
  for (const { post } of lines) {
    for (const block of [post?.filtered, post?.t2a]) {
      if (!block || sum(block) === 0) continue
      for (let cell = 0; cell < cells; cell++) counts[cell] = (counts[cell] ?? 0) + (block[cell] ?? 0)
    }
  }
  return counts
}

import type { Figure } from './figure.ts'
import { known } from './figure.ts'
import type { OfficerWorkload } from './officer.ts'
import { officerWorkload } from './officer.ts'
import type { OfficerInput } from './officer-input.ts'
import { workloadPercent } from './percent.ts'
import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { RuleSet } from './rule-set.ts'

/** What a total needs of each row: an officer, or a team that is itself a total. */
export type Load = { readonly cases: number; readonly used: number; readonly available: Figure }

/** Work of officers whose availability is unknown: counted and shown, but in no percentage. */
export type Unmeasured = { readonly officers: number; readonly cases: number; readonly used: number }

/** Figures of a team, PDU, region or nation. */
export type Totals = {
  readonly officers: number
  readonly cases: number
  readonly used: number
  readonly available: number
  /** Points used of points available, over the officers whose availability is known. */
  readonly percent: Figure
  readonly unmeasured: Unmeasured
}

/**
 * Totals of a unit: sums, and the ratio of the sums (not the mean of the percentages).
 *
 * An officer with no availability left counts with their points: the unit carries them. An officer whose availability
 * is unknown stays out of both sides of the ratio and stands in `unmeasured`.
 *
 * @returns `percent` unknown when nothing is available in the whole unit
 * @source WMT, overview values; docs/decisions/0007
 */
export const totalsOf = (loads: Iterable<Load>, profile: Profile = profiles.candour): Totals => {
  let officers = 0
  let cases = 0
  let used = 0
  let available = 0
  const unmeasured = { officers: 0, cases: 0, used: 0 }
  for (const load of loads) {
    officers++
    cases += load.cases
    used += load.used
    if (load.available.known) {
      available += load.available.value
    } else {
      unmeasured.officers++
      unmeasured.cases += load.cases
      unmeasured.used += load.used
    }
  }
  const percent = workloadPercent(used - unmeasured.used, known(available), profile)
  return { officers, cases, used, available, percent, unmeasured }
}

/** Every officer's workload and the totals of them all. */
export type Recomputed = { readonly officers: readonly OfficerWorkload[]; readonly totals: Totals }

/**
 * Every figure of a nation at once: `officerWorkload` for each officer, and their totals. Linear in the number of
 * cells; `bench/recompute.ts` measures it against a bare loop.
 */
export const recompute = (
  officers: readonly OfficerInput[],
  ruleSet: RuleSet,
  profile: Profile = profiles.candour,
): Recomputed => {
  const workloads = officers.map(officer => officerWorkload(officer, ruleSet, profile))
  return { officers: workloads, totals: totalsOf(workloads, profile) }
}

/** Cases of an officer in the three sheets that hold them. */
export type CaseTotals = { readonly all: number; readonly active: number; readonly t2a: number }

/**
 * Cases in all, active (the filtered sheet) and of young adults in transition, from the cells of the three sheets.
 *
 * @source WMT, totals of a workload row
 */
export const caseTotals = (all: ArrayLike<number>, active: ArrayLike<number>, t2a: ArrayLike<number>): CaseTotals => ({
  all: sum(all),
  active: sum(active),
  t2a: sum(t2a),
})

const sum = (cells: ArrayLike<number>): number => {
  let total = 0
  for (let cell = 0; cell < cells.length; cell++) total += cells[cell] ?? 0
  return total
}

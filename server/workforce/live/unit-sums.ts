import type { Figure, RuleSet } from '@candour/workload'
import { standing, totalsOf } from '@candour/workload'
import type { UnitSums } from '../figures/unit-figures.ts'
import type { OfficerLoad } from '../queries/officers.ts'

/** The sums of a unit over its posts, without its cases by location and tier; and its workload %. */
export type LiveSums = Omit<UnitSums, 'counts'> & { readonly percent: Figure }

/** Hours are kept to the hundredth, so that a thousand of them do not drift. */
const total = (loads: readonly OfficerLoad[], of: (load: OfficerLoad) => number | null): number =>
  Math.round(loads.reduce((all, load) => all + (of(load) ?? 0), 0) * 100) / 100

/**
 * What the posts of a unit carry together: sums, and the ratio of the sums. Whose availability is unknown is counted and in no
 * percentage; whose work is unknown stands among the unknown and adds nothing.
 */
export const sumsOf = (loads: readonly OfficerLoad[], ruleSet: RuleSet): LiveSums => {
  const measured = loads.flatMap(({ cases, used, available }) =>
    cases === null || !used.known ? [] : [{ cases, used: used.value, available }],
  )
  const { cases, used, available, unmeasured, percent } = totalsOf(measured)
  const named = loads.filter(load => load.named)
  const standings = named.map(load => standing(load.percent, ruleSet))
  const count = (wanted: string): number => standings.filter(one => one === wanted).length
  return {
    officers: named.length,
    unknown: count('unknown'),
    amber: count('amber'),
    red: count('red'),
    hoursAssumed: named.filter(load => load.available.known && !load.hoursRecorded).length,
    casesAll: total(loads, load => load.casesAll),
    ...{ cases, used, available, percent },
    unmeasuredCases: unmeasured.cases,
    unmeasuredUsed: unmeasured.used,
    casesUnnamed: total(loads, load => (load.named ? 0 : load.cases)),
    contracted: total(named, load => load.contracted),
    reduced: total(named, load => load.reduced),
    contactPoints: total(loads, load => load.contactPoints),
  }
}

import { freezePopulation } from '@candour/sampling'
import { eligiblePopulationAsAt } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import type { Inspection } from './inspection.ts'
import { populationOf } from './sample.ts'

type Strata = Readonly<Record<'sex' | 'disposal' | 'risk', string>>
type Population = ReadonlyMap<string, Strata>

/** How the frozen population differs from what the entries of the record give, at the freeze and now. */
export type PopulationCheck = {
  readonly root: string
  /** Whether the cases kept still give the root that was frozen. */
  readonly rootHolds: boolean
  readonly size: number
  /** Cases that the entries recorded by the freeze put in the window, and that were not frozen. */
  readonly withheld: readonly string[]
  /** Frozen cases that the entries recorded by the freeze do not put in the window. */
  readonly added: readonly string[]
  /** Frozen cases whose sex, disposal or risk those entries give otherwise. */
  readonly restated: readonly string[]
  /** Cases that only entries recorded after the freeze put in the window. */
  readonly since: readonly string[]
  /** Cases that entries recorded after the freeze took out of the window or the unit. */
  readonly gone: readonly string[]
}

const idsIn = (one: Population, notIn: Population): readonly string[] => [...one.keys()].filter(id => !notIn.has(id))

const isSame = (one: Strata, other: Strata): boolean =>
  one.sex === other.sex && one.disposal === other.disposal && one.risk === other.risk

/**
 * Compares the frozen population with the record, case by case. The population was frozen from the lists that every page
 * reads; here it is told again from the entries alone, so that a list which somebody changed before the freeze is seen.
 */
export const checkPopulation = async (
  trx: Trx,
  inspection: Inspection & { readonly frozen_at: Date },
  now: Date,
): Promise<PopulationCheck> => {
  const window = { from: inspection.cohort_from, until: inspection.cohort_to }
  const asAt = async (instant: Date): Promise<Population> => {
    const people = await eligiblePopulationAsAt(trx, inspection.unit, window, instant)
    return new Map(people.map(one => [one.id, one.strata]))
  }
  const items = await populationOf(trx, inspection.id)
  const frozen = new Map(items.map(({ id, strata }) => [id, strata]))
  const [then, today] = [await asAt(inspection.frozen_at), await asAt(now)]
  const { root } = freezePopulation(items)
  return {
    root,
    rootHolds: root === Buffer.from(inspection.population_root ?? []).toString('hex'),
    size: items.length,
    withheld: idsIn(then, frozen),
    added: idsIn(frozen, then),
    restated: [...frozen].flatMap(([id, strata]) => (isSame(then.get(id) ?? strata, strata) ? [] : id)),
    since: idsIn(today, then),
    gone: idsIn(then, today),
  }
}

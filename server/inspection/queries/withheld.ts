import { freezePopulation } from '@candour/sampling'
import { eligiblePopulation } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import type { Inspection } from './inspection.ts'
import { populationOf } from './sample.ts'

/** How the frozen population differs from the cases that the record shows now. */
export type PopulationCheck = {
  readonly root: string
  /** Whether the cases kept still give the root that was frozen. */
  readonly rootHolds: boolean
  /** Cases that the record puts in the window and that were not frozen: withheld, or recorded after the announcement. */
  readonly missing: readonly string[]
  /** Frozen cases that the record no longer puts in the window. */
  readonly added: readonly string[]
  /** Frozen cases whose sex, disposal or risk the record now gives otherwise. */
  readonly restated: readonly string[]
  readonly size: number
}

/** Compares the frozen population with the record, case by case. */
export const checkPopulation = async (trx: Trx, inspection: Inspection): Promise<PopulationCheck> => {
  const frozen = await populationOf(trx, inspection.id)
  const window = { from: inspection.cohort_from, until: inspection.cohort_to }
  const now = new Map((await eligiblePopulation(trx, inspection.unit, window)).map(one => [one.id, one.strata]))
  const kept = new Map(frozen.map(item => [item.id, item.strata]))
  const root = freezePopulation(frozen).root
  return {
    root,
    rootHolds: root === Buffer.from(inspection.population_root ?? []).toString('hex'),
    missing: [...now.keys()].filter(id => !kept.has(id)),
    added: [...kept.keys()].filter(id => !now.has(id)),
    restated: frozen.flatMap(({ id, strata }) => {
      const current = now.get(id)
      const same = !current || (['sex', 'disposal', 'risk'] as const).every(field => current[field] === strata[field])
      return same ? [] : [id]
    }),
    size: frozen.length,
  }
}

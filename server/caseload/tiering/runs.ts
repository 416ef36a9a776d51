import type { Day } from '#platform/database/tables.ts'
import { kindOf } from '../kinds/registry.ts'
import { TIER_CALCULATED } from '../kinds/tier-calculated.ts'
import type { Entry } from '../record/entry.ts'
import { effective, extend } from '../record/fold.ts'
import { type CaseState, nothingRecorded } from '../record/state.ts'

/** A stretch of days on which the same tiers held. */
export type TierRun = {
  readonly from: Day
  /** Null while it holds. */
  readonly until: Day | null
  readonly inForce: string | null
  readonly v3: string | null
  readonly provisional: boolean
  readonly source: string
  /** The entry that began it, and the one that caused a calculation. */
  readonly entry: string
  readonly cause: { readonly entry: string; readonly title: string } | null
}

/**
 * Every tier that a person had until a day, newest first, in unbroken runs: what was in force then, not what a calculation would
 * give now.
 *
 * @param record every entry of the person
 */
export const tierRuns = (record: readonly Entry[], until: Day): readonly TierRun[] => {
  const byId = new Map(record.map(entry => [entry.entryId, entry]))
  const runs: TierRun[] = []
  let state = nothingRecorded
  for (const entry of effective(record)) {
    if (entry.happened.from > until) break
    state = extend(state, entry)
    if (entry.kind !== TIER_CALCULATED && entry.kind !== 'tier-set') continue
    const run = runFrom(entry, state, id => byId.get(id))
    const before = runs.at(-1)
    if (before && isSame(before, run)) continue
    if (before) runs[runs.length - 1] = { ...before, until: run.from }
    runs.push(run)
  }
  return runs.toReversed()
}

const runFrom = (entry: Entry, { tier, tiering }: CaseState, find: (id: string) => Entry | undefined): TierRun => ({
  from: entry.happened.from,
  until: null,
  inForce: tier?.name ?? null,
  v3: tiering.calculated?.v3 ?? null,
  provisional: tiering.calculated?.provisional ?? false,
  source:
    tiering.calculated?.entry === entry.entryId && tiering.calculated.byTime ? 'time' : (tier?.source ?? 'calculated'),
  entry: entry.entryId,
  cause:
    entry.kind === TIER_CALCULATED && !tiering.calculated?.byTime
      ? causeOf(find(tiering.calculated?.cause ?? ''))
      : null,
})

const causeOf = (cause: Entry | undefined): TierRun['cause'] =>
  cause ? { entry: cause.entryId, title: kindOf(cause.kind).title } : null

const isSame = (one: TierRun, other: TierRun): boolean =>
  one.inForce === other.inForce &&
  one.v3 === other.v3 &&
  one.provisional === other.provisional &&
  one.source === other.source

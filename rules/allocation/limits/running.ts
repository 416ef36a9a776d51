import type { Figure } from '@candour/workload'

/**
 * How many weeks running, up to the last one given, somebody was above a percentage. A week whose figure is unknown ends the
 * count: nobody knows that it was above.
 *
 * @param weeks one after another, the oldest first
 */
export const weeksRunningAbove = (weeks: readonly { readonly percent: Figure }[], above: number): number => {
  let running = 0
  for (const { percent } of weeks.toReversed()) {
    if (!percent.known || percent.value <= above) break
    running += 1
  }
  return running
}

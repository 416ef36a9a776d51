import type { Bundle } from '../bundle/bundle.ts'
import { changesAmong, totalsOf } from '../bundle/change-range.ts'
import { type Claim, none, recomputed } from './claim.ts'

/** The list of changes after the announcement is complete: it is derived again from every leaf of the log. */
export const changeClaims = ({ document, changeRange }: Bundle, sample: readonly string[]): readonly Claim[] => {
  const terms = {
    announced: { size: changeRange.announced, at: document.announced.at },
    population: new Set(document.population.items.map(item => item.id)),
    sample: new Set(sample),
  }
  const found = changesAmong(
    changeRange.leaves.map(leaf => leaf.envelope),
    terms,
  )
  const stated = changeRange.changes
  const foundEntries = new Set(found.map(change => change.entry))
  const statedEntries = new Set(stated.map(change => change.entry))
  return [
    none(
      'No change after the announcement is left out',
      `${found.length} changes in ${changeRange.leaves.length} leaves`,
      [
        ...found
          .filter(change => !statedEntries.has(change.entry))
          .map(change => `entry ${change.entry} of case ${change.case} (leaf ${change.index}) is left out`),
      ],
    ),
    none('No change is listed that the log does not hold', `${stated.length} changes listed`, [
      ...stated
        .filter(change => !foundEntries.has(change.entry))
        .map(change => `entry ${change.entry} is not in the log`),
    ]),
    recomputed('Each change is listed in its order, as it was', 'changes', stated, found),
    recomputed('The changes are counted rightly', 'totals', changeRange.totals, totalsOf(found, terms)),
  ]
}

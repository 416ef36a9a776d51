import type { Change, Changes } from '@candour/tiering'
import type { Explained } from '../../tiering/explain.ts'

type Line = { readonly text: string; readonly tier: string }

const line = ({ words, tier }: Change): Line => {
  const all = words.join(', and ')
  return { text: `${all.charAt(0).toUpperCase()}${all.slice(1)}`, tier }
}

const group = (heading: string, { raises, lowers }: Changes) => ({
  heading,
  raises: raises.map(line),
  lowers: lowers.map(line),
})

/** What would raise or lower each part of the tiers, one line for each answer. */
export const changesView = ({ v2, v3 }: Explained) =>
  [
    ...('refused' in v3 ? [] : [group('Tier v3', v3.changes)]),
    ...('refused' in v2
      ? []
      : [group('Letter of tier v2', v2.changes.letter), group('Digit of tier v2', v2.changes.digit)]),
  ].filter(({ raises, lowers }) => raises.length + lowers.length > 0)

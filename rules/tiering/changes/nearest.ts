/** One answer that could be another, and the input with it. `part` is the rule that the answer speaks to. */
export type Edit<I> = { readonly part: string; readonly words: string; readonly apply: (input: I) => I }

/** The same answer changed further and further, nearest first. */
export type EditGroup<I> = readonly Edit<I>[]

/** What would change the tier: the words of each answer that has to change (all of them together) and the tier then. */
export type Change = { readonly words: readonly string[]; readonly tier: string }

export type Changes = { readonly raises: readonly Change[]; readonly lowers: readonly Change[] }

/**
 * The nearest change of each answer that raises the tier, and that lowers it. Where no single answer lowers it, because several
 * rules hold it up, the changes that have to come together.
 *
 * @param tierOf the tier of an input, or undefined where the rule refuses it
 * @param compare above 0 when the first tier is the higher
 * @param holds the parts that hold the tier where it is
 */
export const nearestChanges = <I, T extends string>(
  input: I,
  groups: readonly EditGroup<I>[],
  {
    tierOf,
    compare,
    holds,
  }: {
    readonly tierOf: (input: I) => T | undefined
    readonly compare: (one: T, other: T) => number
    readonly holds: (input: I) => readonly string[]
  },
): Changes => {
  const now = tierOf(input)
  if (now === undefined) return { raises: [], lowers: [] }
  const first = (moves: (tier: T) => boolean): readonly Change[] =>
    groups.flatMap(group => {
      for (const edit of group) {
        const tier = tierOf(edit.apply(input))
        if (tier !== undefined && moves(tier)) return [{ words: [edit.words], tier }]
      }
      return []
    })
  const lowers = first(tier => compare(tier, now) < 0)
  return {
    raises: first(tier => compare(tier, now) > 0),
    lowers: lowers.length > 0 ? lowers : together(input, groups, now, { tierOf, compare, holds }),
  }
}

/** For each part that holds the tier, the nearest edit after which it does so no longer; then all of them at once. */
const together = <I, T extends string>(
  input: I,
  groups: readonly EditGroup<I>[],
  now: T,
  rules: {
    readonly tierOf: (input: I) => T | undefined
    readonly compare: (one: T, other: T) => number
    readonly holds: (input: I) => readonly string[]
  },
): readonly Change[] => {
  const edits = rules.holds(input).flatMap(part => {
    const found = groups
      .flat()
      .find(
        edit =>
          edit.part === part &&
          stays(rules.tierOf(edit.apply(input)), now) &&
          !rules.holds(edit.apply(input)).includes(part),
      )
    return found ? [found] : []
  })
  const tier = rules.tierOf(edits.reduce((changed, edit) => edit.apply(changed), input))
  if (tier === undefined || edits.length === 0 || rules.compare(tier, now) >= 0) return []
  return [{ words: edits.map(({ words }) => words), tier }]
}

const stays = <T>(tier: T | undefined, now: T): boolean => tier === now

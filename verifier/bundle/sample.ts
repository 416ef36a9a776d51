import type { Draw, RankedCase } from '@candour/sampling'

/** A drawn case that could not be inspected, the one that took its place, and why. */
export type Replacement = { readonly out: string; readonly in: string; readonly reason: string }

/** The case that must take the place of another: the next in rank of its stratum, or undefined when none is left. */
export const nextReplacement = (draw: Draw, out: string, taken: ReadonlySet<string>): RankedCase | undefined => {
  const stratum = [...draw.draw, ...draw.replacements].find(ranked => ranked.id === out)?.stratum
  return draw.replacements.find(ranked => ranked.stratum === stratum && !taken.has(ranked.id))
}

/** The sample that a draw and its replacements give, and what is wrong with the replacements. */
export const sampleAfter = (
  draw: Draw,
  replacements: readonly Replacement[],
): { readonly sample: readonly string[]; readonly objections: readonly string[] } => {
  const sample = new Set(draw.draw.map(ranked => ranked.id))
  const taken = new Set<string>()
  const objections: string[] = []
  for (const replacement of replacements) {
    const next = nextReplacement(draw, replacement.out, taken)
    if (!sample.has(replacement.out)) objections.push(`case ${replacement.out} is replaced and is not in the sample`)
    else if (next?.id !== replacement.in) {
      objections.push(
        `case ${replacement.in} is taken out of turn: ${next ? `${next.id} comes first` : 'none is left'}`,
      )
    }
    sample.delete(replacement.out)
    sample.add(replacement.in)
    taken.add(replacement.in)
  }
  return { sample: [...sample].sort(), objections }
}

/** The leaves from `start` up to but not including `end`. */
export type LeafRange = { readonly start: number; readonly end: number }

/** A perfect node covers the 2^level leaves from index x 2^level. Once it stands it never changes. */
export type NodeAddress = { readonly level: number; readonly index: number }

/** Gives the hash of a perfect node. */
export type ReadNode = (node: NodeAddress) => Uint8Array

/**
 * The fewest perfect nodes that cover the leaves of a range and no others, from left to right: its compact range.
 *
 * @source compact ranges of transparency-dev/merkle
 */
export const perfectNodes = ({ start, end }: LeafRange): NodeAddress[] => {
  const nodes: NodeAddress[] = []
  for (let at = start; at < end; ) {
    let level = 0
    let width = 1
    while (at % (2 * width) === 0 && at + 2 * width <= end) {
      level++
      width *= 2
    }
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

/** The largest power of two below the size, which is at least 2: where RFC 6962 splits a tree. */
export const splitPoint = (size: number): number => {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** Unsigned 32-bit integers below `bound`, all equally likely. */
export type RandomBelow = (bound: number) => number

/**
 * The generator of every simulation here: sfc32, started from one fixed word, so that the same inspection gives the
 * same chances on any machine. Only integer steps, no floating point. Not for drawing samples: that is `candour-draw-v1`.
 *
 * @source Chris Doty-Humphrey, PractRand, sfc32: state (seed, seed, seed, 1), the first 12 outputs thrown away
 */
export const randomBelow = (seed: number): RandomBelow => {
  let a = seed | 0
  let b = seed | 0
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let step = 0; step < 12; step++) next()
  return bound => {
    // A plain remainder would favour small numbers; refusing the incomplete last round does not.
    const refusedFrom = 2 ** 32 - (2 ** 32 % bound)
    let word = next()
    while (word >= refusedFrom) word = next()
    return word % bound
  }
}

/** Whole numbers that look random and are the same on every machine for the same seed. Never used for anything secret. */
export type Lot = {
  /** From 0 to `limit - 1`. */
  readonly below: (limit: number) => number
}

/**
 * Numbers by lot from a seed.
 *
 * @source sfc32 of the PractRand suite; the seed is spread by FNV-1a
 */
export const lotOf = (seed: string): Lot => {
  const state = new Int32Array([0x9e3779b9, 0x243f6a88, 0xb7e15162, 1])
  for (let at = 0; at < seed.length; at++) {
    state[at % 3] = Math.imul((state[at % 3] ?? 0) ^ seed.charCodeAt(at), 0x01000193)
  }
  let [a = 0, b = 0, c = 0, counter = 1] = state
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let warming = 0; warming < 20; warming++) next()
  return { below: limit => Math.floor((next() / 4_294_967_296) * limit) }
}

const seedOf = (text: string): [number, number, number, number] => {
  const parts: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef]
  for (let at = 0; at < text.length; at += 1) {
    const slot = (at % 4) as 0 | 1 | 2 | 3
    parts[slot] = Math.imul(parts[slot] ^ text.charCodeAt(at), 0x01000193)
  }
  return parts
}

/**
 * Numbers that look random and are the same on every machine for the same seed: the demonstration must never differ between
 * two people who look at it. Never used for anything secret.
 *
 * @source sfc32 of the PractRand suite
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: string) {
    ;[this.#a, this.#b, this.#c, this.#d] = seedOf(seed)
    for (let warming = 0; warming < 20; warming += 1) this.#next()
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    return Math.floor((this.#next() / 4_294_967_296) * limit)
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True in this share of cases. */
  chance(share: number): boolean {
    return this.#next() < share * 4_294_967_296
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)]
    if (found === undefined) throw new Error('There is nothing to pick from')
    return found
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const all = Object.entries(weights) as [K, number][]
    let left = this.below(all.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [key, weight] of all) {
      if (left < weight) return key
      left -= weight
    }
    throw new Error('The weights are empty')
  }

  /** An identifier in the form of a random UUID. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.#next().toString(16).padStart(8, '0')).join('')
    const variant = '89ab'[this.below(4)]
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

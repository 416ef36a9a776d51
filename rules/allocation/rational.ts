/** An exact fraction in lowest terms; `d` is above 0. */
export type Rational = { readonly n: bigint; readonly d: bigint }

const divisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** n / d in lowest terms. `d` must not be 0. */
export const rational = (n: bigint, d = 1n): Rational => {
  const common = divisor(n, d) || 1n
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / common, d: (sign * d) / common }
}

/** Below 0, 0 or above 0, as a is below, equal to or above b. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** n / d rounded up to a whole number; `d` above 0. */
export const ceilDiv = (n: bigint, d: bigint): bigint => (n > 0n ? (n + d - 1n) / d : n / d)

/** `"p/q"` in lowest terms, the form of every weight in a proof. */
export const written = ({ n, d }: Rational): string => `${n}/${d}`

/** The fraction that `"p/q"` stands for, or undefined when it is not one. Lowest terms are not asked for. */
export const parseFraction = (text: unknown): Rational | undefined => {
  const parts = typeof text === 'string' ? /^(-?\d+)\/(\d+)$/.exec(text) : null
  const d = BigInt(parts?.[2] ?? 0)
  return d === 0n ? undefined : rational(BigInt(parts?.[1] ?? 0), d)
}

/** The decimal that a person wrote, exactly: 110.5 is 221/2, not the double nearest to it. */
export const ofDecimal = (value: number): Rational => {
  const [digits = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', part = ''] = digits.split('.')
  const shift = BigInt(part.length) - BigInt(exponent)
  const n = BigInt(whole + part)
  return shift >= 0n ? rational(n, 10n ** shift) : rational(n * 10n ** -shift)
}

/** What a double is, exactly. */
const ofDouble = (value: number): Rational => {
  let [mantissa, shift] = [value, 0n]
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    shift += 1n
  }
  return rational(BigInt(mantissa), 1n << shift)
}

const bits = (value: bigint): number => value.toString(2).length

/** The double nearest to a fraction that is not negative (of two, the even one), as IEEE 754 division would give it. */
export const nearest = ({ n, d }: Rational): number => {
  if (n === 0n) return 0
  const shift = BigInt(Math.max(0, 66 + bits(d) - bits(n)))
  const quotient = (n << shift) / d
  const rest = (n << shift) % d === 0n ? 0n : 1n
  return Number((quotient << 1n) | rest) / 2 ** Number(shift + 1n)
}

const word = new DataView(new ArrayBuffer(8))

const neighbour = (value: number, step: bigint): number => {
  word.setFloat64(0, value)
  word.setBigInt64(0, word.getBigInt64(0) + step)
  return word.getFloat64(0)
}

/** The largest double that is not above a fraction that is not negative. */
export const roundedDown = (value: Rational): number => {
  const near = nearest(value)
  return compare(ofDouble(near), value) > 0 ? neighbour(near, -1n) : near
}

/** The smallest double that is not below a fraction that is not negative. */
export const roundedUp = (value: Rational): number => {
  const near = nearest(value)
  return compare(ofDouble(near), value) < 0 ? neighbour(near, 1n) : near
}
